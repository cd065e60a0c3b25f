import HubBarcode
import HubUnits
import Testing

@Suite("HID POS reports become labels")
struct HIDPOSTests {
  static let layout = HIDPOSLayout(
    reportID: 2, byteCount: 64, lengthOffset: 1, lengthSize: 1, symbologyIdentifierOffset: 2, dataOffset: 5,
    dataSize: 56, continuedBit: 504)

  /// The reports a scanner sends for a label, after the HHP manual; written here anew, not taken from the decoder.
  static func reports(_ label: [UInt8], _ identifier: String) -> [[UInt8]] {
    var out: [[UInt8]] = []
    var rest = label[...]
    repeat {
      let part = rest.prefix(56)
      rest = rest.dropFirst(56)
      var report: [UInt8] = [2, UInt8(part.count)] + Array(identifier.utf8) + part
      report += [UInt8](repeating: 0, count: 61 - report.count)
      report += [0x6A, 0, rest.isEmpty ? 0 : 1]
      out.append(report)
    } while !rest.isEmpty
    return out
  }

  private func decode(_ transfers: [(Int64, [UInt8])], _ settings: ScanDecoderSettings = .init()) throws
    -> Decoding
  {
    try Decoding(
      transfers.map { (MonotonicInstant(nanoseconds: $0.0 * 1_000_000), $0.1) }, mode: .hidPOS(Self.layout),
      settings: settings)
  }

  @Test(
    "a label of any length comes through whole",
    arguments: [1, 55, 56, 57, 64, 65, 112, 113, 168, 169, 1000, 3072])
  func lengths(_ length: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(length))
    let label = (0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    let parts = Self.reports(label, "]d1")
    let decoding = try decode(parts.enumerated().map { (Int64($0.offset) * 4, $0.element) })
    #expect(decoding.reads.map(\.bytes) == [label])
    #expect(decoding.reads.map(\.symbologyIdentifier) == ["]d1"])
    #expect(decoding.reads.map(\.firstByteAt) == [.init(nanoseconds: 0)])
    #expect(decoding.reads.map(\.completedAt) == [.init(nanoseconds: Int64(parts.count - 1) * 4_000_000)])
    #expect(decoding.counters.faults == 0)
  }

  @Test("a label longer than any symbol is refused and counted, and the next one is whole")
  func tooLong() throws {
    let long = Self.reports([UInt8](repeating: 0x41, count: 4_000), "]d1")
    let next = Self.reports(Array("RB123456785BE".utf8), "]C0")
    let decoding = try decode((long + next).enumerated().map { (Int64($0.offset) * 4, $0.element) })
    #expect(decoding.reads.map(\.bytes) == [Array("RB123456785BE".utf8)])
    #expect(decoding.counters.faults == 1)
    #expect(decoding.counters.droppedFragments == 1)
  }

  @Test("a fragment is not glued to a label with another identifier, however soon it comes")
  func otherIdentifier() throws {
    let half = Self.reports([UInt8](repeating: 0x4B, count: 80), "]d1")[0]
    let label = Self.reports(Array("RB123456785BE".utf8), "]C0")[0]
    let decoding = try decode([(0, half), (4, label)])
    #expect(decoding.reads.map(\.bytes) == [Array("RB123456785BE".utf8)])
    #expect(decoding.counters.droppedFragments == 1)
  }

  @Test("an unplug with a label half sent leaves nothing behind")
  func unplug() throws {
    var decoder = try ScanDecoder(mode: .hidPOS(Self.layout))
    decoder.feed(Self.reports([UInt8](repeating: 0x4B, count: 80), "]C0")[0], at: 0)
    #expect(decoder.nextDeadline != nil)
    decoder.restart()
    #expect(decoder.nextDeadline == nil)
    decoder.feed(Self.reports(Array("RB123456785BE".utf8), "]C0")[0], at: 1_000_000)
    let scan = decoder.nextScan()
    #expect(try #require(scan).barcode?.text == "RB123456785BE")
    #expect(decoder.counters.droppedFragments == 1)
  }

  @Test("a fragment that grew old is dropped when time passes, without another report")
  func oldFragment() throws {
    let half = Self.reports([UInt8](repeating: 0x4B, count: 80), "]C0")[0]
    let decoding = try decode([(0, half)])
    #expect(decoding.reads.isEmpty)
    #expect(decoding.counters.droppedFragments == 1)
  }

  @Test("the continued bit alone says that more follows, however full the report is")
  func shortParts() throws {
    var first = Self.reports(Array("RB1234".utf8), "]C0")[0]
    first[63] = 1
    let last = Self.reports(Array("56785BE".utf8), "]C0")[0]
    #expect(try decode([(0, first), (4, last)]).reads.map(\.bytes) == [Array("RB123456785BE".utf8)])
  }

  @Test("a zero-length transfer is nothing")
  func zeroLength() throws {
    let decoding = try decode([(0, [])])
    #expect(decoding.counters == ScanCounters())
  }

  @Test("reads that nobody takes are counted, and those that were taken before stay right")
  func overrun() throws {
    var decoder = try ScanDecoder(mode: .hidPOS(Self.layout))
    for i in 0..<100 {
      let label = Array("LABEL\(i)".utf8)
      decoder.feed(Self.reports(label, "]C0")[0], at: Int64(i))
    }
    var taken = 0
    while let scan = decoder.nextScan() {
      #expect(scan.barcode?.text == "LABEL\(taken)")
      taken += 1
    }
    #expect(taken > 0)
    #expect(decoder.counters.overruns == UInt64(100 - taken))
    decoder.feed(Self.reports(Array("AFTER".utf8), "]C0")[0], at: 1_000)
    let after = decoder.nextScan()
    #expect(after?.barcode?.text == "AFTER")
  }
}
