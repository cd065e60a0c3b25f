import HubBarcode
import HubUnits
import Testing

/// The bytes of orders, mode by mode.
struct ScannerOrderBytesTests {
  private func bytes(_ list: BoundedList<64, UInt8>?) -> [UInt8]? {
    list.map { list in list.indices.map { list[$0] } }
  }

  /// The report of the real descriptor: id 4, bit 0 prevent, 2 error, 3 good.
  private var real: HIDPOSOutput {
    var output = HIDPOSOutput(reportID: 4, byteCount: 2)
    (output.preventReadBit, output.errorBeepBit, output.goodReadBeepBit) = (8, 10, 11)
    return output
  }

  @Test("HID POS: each order is its bit, and a tone does not give a prevented scanner leave to read")
  func hidPOS() {
    #expect(bytes(real.report(for: .allowReading, isPrevented: false)) == [4, 0])
    #expect(bytes(real.report(for: .preventReading, isPrevented: false)) == [4, 1])
    #expect(bytes(real.report(for: .soundGood, isPrevented: false)) == [4, 8])
    #expect(bytes(real.report(for: .soundError, isPrevented: true)) == [4, 5])
    #expect(bytes(real.release(isPrevented: true)) == [4, 1])
    #expect(bytes(real.release(isPrevented: false)) == [4, 0])
  }

  @Test(
    "HID POS: an exception has its own tone where there is one, and a lamp goes with good or stands for it")
  func tonesThereAre() {
    #expect(bytes(real.report(for: .soundException, isPrevented: false)) == [4, 4])
    var all = real
    (all.notOnFileBeepBit, all.goodReadLampBit) = (12, 13)
    #expect(bytes(all.report(for: .soundException, isPrevented: false)) == [4, 0x10])
    #expect(bytes(all.report(for: .soundGood, isPrevented: false)) == [4, 0x28])
    all.goodReadBeepBit = nil
    #expect(bytes(all.report(for: .soundGood, isPrevented: false)) == [4, 0x20])
  }

  @Test("HID POS: what the descriptor does not have is not said")
  func nothing() {
    let mute = HIDPOSOutput(reportID: nil, byteCount: 1)
    for order in ScannerOrder.allCases { #expect(mute.report(for: order, isPrevented: true) == nil) }
    // A bit past the report, as a hostile descriptor may have it.
    var beyond = HIDPOSOutput(reportID: nil, byteCount: 1)
    beyond.errorBeepBit = 700
    #expect(beyond.report(for: .soundError, isPrevented: false) == nil)
  }

  @Test("IBM OEM: eleven bytes, with the commands of the table")
  func ibmOEM() {
    let commands: [(ScannerOrder, [UInt8])] = [
      (.allowReading, [0x11]), (.preventReading, [0x12]), (.soundGood, [0x30, 0, 4]),
      (.soundError, [0x30, 0, 5]), (.soundException, [0x30, 0, 6]),
    ]
    for (order, command) in commands {
      let padded = command + [UInt8](repeating: 0, count: 11 - command.count)
      #expect(bytes(IBMOEMCommand.report(for: order)) == padded)
    }
  }

  @Test("Serial: only makers whose commands are known are sent any, and Honeywell's one tone means good")
  func serial() {
    #expect(SerialCommands(vendor: 0x05F9) == .datalogic)
    #expect(SerialCommands(vendor: 0x1EAB) == .none)
    for order in ScannerOrder.allCases { #expect(SerialCommands.none.bytes(for: order) == nil) }
    #expect(bytes(SerialCommands.honeywell.bytes(for: .soundGood)) == [0x16, 0x07, 0x0D])
    #expect(SerialCommands.honeywell.bytes(for: .soundError) == nil)
    #expect(bytes(SerialCommands.cipherlab.bytes(for: .preventReading)) == [0x44])
    #expect(SerialCommands.cipherlab.bytes(for: .soundGood) == nil)
    for maker in SerialCommands.allCases { #expect(SerialCommands(word: maker.word) == maker) }
  }
}
