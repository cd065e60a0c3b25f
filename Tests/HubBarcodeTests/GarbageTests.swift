import HubBarcode
import HubUnits
import Testing

@Suite("Whatever a device sends, the decoder stands")
struct GarbageTests {
  static let hidPOS = HIDPOSLayout(
    reportID: 2, byteCount: 64, lengthOffset: 1, lengthSize: 1, symbologyIdentifierOffset: 2, dataOffset: 5,
    dataSize: 56, continuedBit: 504)
  static let modes: [ScannerMode] = [
    .hidPOS(hidPOS), .hidKeyboard(.boot), .cdcACM, .symbolCOM, .ibmOEM(tableTop: true),
    .hidKeyboard(.init(reportID: 3, byteCount: 4, modifierOffset: 1, keysOffset: 3, keyCount: 1)),
  ]

  @Test("random transfers of random length at random times", arguments: modes, [1, 2, 3] as [UInt64])
  func garbage(_ mode: ScannerMode, seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var settings = ScanDecoderSettings()
    settings.terminator = ScanTerminator.allCases.randomElement(using: &numbers) ?? .automatic
    settings.hasSymbologyPrefix = Bool.random(using: &numbers)
    var decoder = try ScanDecoder(mode: mode, settings: settings)
    var now = MonotonicInstant(nanoseconds: 0)
    var labels: UInt64 = 0
    for _ in 0..<5_000 {
      var transfer = numbers.bytes(upTo: 130)
      // Half of the reports start as true ones do, so that garbage reaches past the first check.
      if !transfer.isEmpty, Bool.random(using: &numbers) { transfer[0] = 2 }
      decoder.feed(transfer.span, at: now)
      if Bool.random(using: &numbers) { decoder.poll(at: now) }
      if Int.random(in: 0..<3, using: &numbers) > 0 {
        while let scan = decoder.nextScan() {
          labels += 1
          #expect(decoder.bytes(of: scan).count == scan.byteCount)
          #expect((scan.barcode == nil) == (scan.byteCount > Barcode.capacity))
        }
      }
      if Int.random(in: 0..<500, using: &numbers) == 0 { decoder.restart() }
      now = now + .milliseconds(Int64.random(in: 0...200, using: &numbers))
    }
    while decoder.nextScan() != nil { labels += 1 }
    #expect(decoder.counters.scans >= labels)
  }

  @Test("random descriptors are read or refused", arguments: [11, 12, 13] as [UInt64])
  func descriptors(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let items: [UInt8] = [
      0x05, 0x06, 0x09, 0x15, 0x19, 0x25, 0x26, 0x29, 0x75, 0x81, 0x85, 0x91, 0x95, 0x96, 0xA1,
    ]
    for _ in 0..<5_000 {
      var descriptor = numbers.bytes(upTo: 200)
      for i in descriptor.indices where Bool.random(using: &numbers) {
        descriptor[i] = items.randomElement(using: &numbers) ?? 0
      }
      _ = ScannerMode.recognise(
        interfaceClass: 3, subclass: 0, interfaceProtocol: 0, vendor: 1, product: 1,
        reportDescriptor: descriptor.span)
    }
  }
}
