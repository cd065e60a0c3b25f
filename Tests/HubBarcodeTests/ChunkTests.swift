import HubBarcode
import HubUnits
import Testing

/// The same bytes of a device, cut differently: the labels must be the same.
///
/// A stream may be cut anywhere. Reports of HID modes are what the bus gives whole: a transfer holds one, or several in
/// a row, so they are cut between reports; a report that was cut inside is a fault, not another label.
@Suite("However its bytes are cut, a decoder gives the same labels")
struct ChunkTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let mode: ScannerMode
    /// The smallest piece that may come alone. **Units**: bytes.
    let unit: Int
    let bytes: [UInt8]
    let labels: [[UInt8]]
    var settings = ScanDecoderSettings()

    var testDescription: String { name }
  }

  static let labels: [[UInt8]] = [
    latin1("RB123456785BE"), latin1("00157035381410375177"), latin1("4204460\u{1D}00157035381410375177"),
    latin1("LI\u{C8}GE"), [0x41, 0x00, 0x43, 0x00],
    latin1("[)>\u{1E}06\u{1D}JJD000390007882000001\u{1E}\u{4}"),
    [UInt8](repeating: 0x42, count: 57), [UInt8](repeating: 0x43, count: 300),
  ]

  static var cases: [Case] {
    var prefixed = ScanDecoderSettings()
    prefixed.hasSymbologyPrefix = true
    let plain = labels.filter { !$0.contains(0x1D) && !$0.contains(0x00) && $0.allSatisfy { $0 < 0x80 } }
    return [
      Case(
        name: "HID POS", mode: .hidPOS(HIDPOSTests.layout), unit: 64,
        bytes: labels.flatMap { HIDPOSTests.reports($0, "]C0").flatMap { $0 } }, labels: labels),
      Case(
        name: "IBM OEM", mode: .ibmOEM(tableTop: false), unit: 64, bytes: labels.flatMap(ibmReports),
        labels: labels),
      Case(
        name: "keyboard", mode: .hidKeyboard(.boot), unit: 8, bytes: plain.flatMap(keyReports), labels: plain),
      Case(
        name: "serial", mode: .cdcACM, unit: 1, bytes: labels.flatMap { $0 + [0x0D, 0x0A] }, labels: labels),
      Case(
        name: "serial with identifiers", mode: .cdcACM, unit: 1,
        bytes: labels.flatMap { latin1("]d1") + $0 + [0x0D] }, labels: labels, settings: prefixed),
      Case(
        name: "Symbol's byte stream", mode: .symbolCOM, unit: 64,
        bytes: symbolBlocks(labels.flatMap { $0 + [0x0D] }), labels: labels),
    ]
  }

  @Test("whole, unit by unit and in random pieces", arguments: cases, [41, 42, 43, 44] as [UInt64])
  func cuts(_ example: Case, seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let whole = try decode(example) { _ in 16 }
    #expect(whole.reads.map(\.bytes) == example.labels)
    #expect(try decode(example) { _ in 1 }.reads == whole.reads)
    #expect(try decode(example) { _ in Int.random(in: 1...12, using: &numbers) }.reads == whole.reads)
    #expect(whole.counters.faults == 0)
    #expect(whole.counters.droppedFragments == 0)
  }

  @Test("a report cut inside is a fault and no other label", arguments: cases.filter { $0.unit > 1 })
  func insideAReport(_ example: Case) throws {
    var decoder = try ScanDecoder(mode: example.mode, settings: example.settings)
    decoder.feed(Array(example.bytes.prefix(min(example.unit - 1, 8))), at: 0)
    #expect(decoder.nextScan() == nil)
    #expect(decoder.counters.faults == 1)
  }

  /// Feeds pieces of as many units as `size` says, all at one instant, and takes what is ready after each.
  private func decode(_ example: Case, size: (Int) -> Int) throws -> Decoding {
    var transfers: [(at: MonotonicInstant, bytes: [UInt8])] = []
    var start = 0
    while start < example.bytes.count {
      let end = min(start + size(start) * example.unit, example.bytes.count)
      transfers.append((.init(nanoseconds: 0), Array(example.bytes[start..<end])))
      start = end
    }
    return try Decoding(transfers, mode: example.mode, settings: example.settings)
  }

  /// `[N][status][label][10 or 00, 18, 0B]`: 56 bytes of label in a report at most.
  static func ibmReports(_ label: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var rest = label[...]
    repeat {
      let part = rest.prefix(56)
      rest = rest.dropFirst(56)
      let report = [UInt8(part.count + 7), 0x10, 3, 0] + part + [rest.isEmpty ? 0 : 0x10, 0x18, 0x0B]
      out += report + [UInt8](repeating: 0, count: 64 - report.count)
    } while !rest.isEmpty
    return out
  }

  /// A US keyboard: press and release, then Enter.
  static func keyReports(_ label: [UInt8]) -> [UInt8] {
    (label + [0x0D]).flatMap { byte -> [UInt8] in
      let (modifiers, usage): (UInt8, UInt8) =
        switch byte {
        case 0x0D: (0, 0x28)
        case 0x30: (0, 0x27)
        case 0x31...0x39: (0, byte - 0x31 + 0x1E)
        default: (2, byte - 0x41 + 0x04)
        }
      return [modifiers, 0, usage, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 8)
    }
  }

  /// `[length][data, filled up to 64]`.
  static func symbolBlocks(_ stream: [UInt8]) -> [UInt8] {
    stride(from: 0, to: stream.count, by: 50).flatMap { start -> [UInt8] in
      let part = stream[start..<min(start + 50, stream.count)]
      return [UInt8(part.count)] + part + [UInt8](repeating: 0, count: 63 - part.count)
    }
  }
}
