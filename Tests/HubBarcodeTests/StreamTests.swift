import HubBarcode
import HubUnits
import Testing

@Suite("Labels on a stream")
struct StreamTests {
  private func decode(
    _ packets: [(Int64, String)], _ change: (inout ScanDecoderSettings) -> Void = { _ in }
  ) throws -> Decoding {
    var settings = ScanDecoderSettings()
    change(&settings)
    return try Decoding(
      packets.map { (MonotonicInstant(nanoseconds: $0.0 * 1_000_000), latin1($0.1)) }, mode: .cdcACM,
      settings: settings)
  }

  @Test("a label of 3,072 bytes comes through whole and only its conversion says too long")
  func longLabel() throws {
    let label = String(repeating: "0123456789ABCDEF", count: 192)
    var decoder = try ScanDecoder(mode: .cdcACM)
    for start in stride(from: 0, to: 3072, by: 64) {
      decoder.feed(Array(latin1(label)[start..<(start + 64)]).span, at: .init(nanoseconds: Int64(start)))
    }
    decoder.feed([0x0D].span, at: .init(nanoseconds: 5_000))
    let taken = decoder.nextScan()
    let scan = try #require(taken)
    #expect(scan.byteCount == 3072)
    #expect(scan.barcode == nil)
    #expect(decoder.bytes(of: scan) == latin1(label))
  }

  @Test("a flood without terminator is counted once and dropped, and the next label is whole")
  func flood() throws {
    var packets = (0..<1_000).map { (Int64($0), String(repeating: "X", count: 64)) }
    packets.append((1_000, "\rRB123456785BE\r"))
    let decoding = try decode(packets) { $0.terminator = .enter }
    #expect(decoding.reads.map(\.bytes) == [latin1("RB123456785BE")])
    #expect(decoding.counters.droppedFragments == 1)
    #expect(decoding.counters.faults == 1)
  }

  @Test("a label that lost its CR is dropped, not glued to the next one")
  func lostTerminator() throws {
    let decoding = try decode([(0, "RB1234567"), (2_000, "5412345000013\r")]) { $0.terminator = .enter }
    #expect(decoding.reads.map(\.bytes) == [latin1("5412345000013")])
    #expect(decoding.counters.droppedFragments == 1)
  }

  @Test("in automatic mode silence ends labels only until a terminator was seen")
  func learnsTerminator() throws {
    let decoding = try decode([(0, "A1"), (1_000, "B2\r"), (2_000, "C3"), (3_000, "D4\r")])
    #expect(decoding.reads.map(\.bytes) == [latin1("A1"), latin1("B2"), latin1("D4")])
    #expect(decoding.counters.droppedFragments == 1)
  }

  @Test("the same label twice in a row is two scans")
  func twice() throws {
    #expect(try decode([(0, "RB123456785BE\r"), (50, "RB123456785BE\r")]).counters.scans == 2)
  }

  @Test(
    "no-read texts are no parcels",
    arguments: ["NOREAD", "NoRead", "NO READ", "NR", "??????", "\u{18}", "Nichts"])
  func noRead(_ text: String) throws {
    let decoding = try decode([(0, text + "\r")]) { $0.noReadText = Barcode("Nichts") ?? .init() }
    #expect(decoding.reads.map(\.kind) == [.noRead])
    #expect(decoding.counters.noReads == 1)
    #expect(decoding.counters.scans == 0)
  }

  @Test("an AIM identifier is data while the prefix is off")
  func aimAsData() throws {
    let off = try decode([(0, "]C0RB123456785BE\r")])
    #expect(off.reads.map(\.bytes) == [latin1("]C0RB123456785BE")])
    #expect(off.reads.map(\.symbologyIdentifier) == [nil])
    let on = try decode([(0, "]C0RB123456785BE\r")]) { $0.hasSymbologyPrefix = true }
    #expect(on.reads.map(\.bytes) == [latin1("RB123456785BE")])
    #expect(on.reads.map(\.symbologyIdentifier) == ["]C0"])
  }

  @Test("a label without its configured prefix lost its beginning and is dropped")
  func prefix() throws {
    let decoding = try decode([(0, "\u{2}AB\u{3}\r\n\u{2}CD\u{3}"), (5, "E\u{3}")]) {
      $0.terminator = .endOfText
      $0.prefix.append(2)
    }
    #expect(decoding.reads.map(\.bytes) == [latin1("AB"), latin1("CD")])
    #expect(decoding.counters.droppedFragments == 1)
  }

  @Test("a scan tells when its first byte and its end arrived")
  func instants() throws {
    let decoding = try decode([(10, "RB1234"), (17, "56785BE\r")])
    #expect(decoding.reads.map(\.firstByteAt) == [.init(nanoseconds: 10_000_000)])
    #expect(decoding.reads.map(\.completedAt) == [.init(nanoseconds: 17_000_000)])
    let silent = try decode([(10, "RB1234")]) { $0.silence = .milliseconds(60) }
    #expect(silent.reads.map(\.completedAt) == [.init(nanoseconds: 70_000_000)])
  }

  @Test("labels cut into random packets are the same labels", arguments: [1, 2, 3, 4] as [UInt64])
  func chunks(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let text = "]C100157035381410375177\r\n]E05412345000013\r\nNOREAD\r\n]X0hello\r\n]d2\u{1D}9912\r\n"
    let whole = try decode([(0, text)]) { $0.hasSymbologyPrefix = true }
    #expect(whole.reads.map(\.kind) == [.label, .label, .noRead, .deviceAnswer, .label])
    var packets: [(Int64, String)] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      let length = Int.random(in: 1...9, using: &numbers)
      packets.append((0, String(rest.unicodeScalars.prefix(length))))
      rest = Substring(rest.unicodeScalars.dropFirst(length))
    }
    #expect(try decode(packets) { $0.hasSymbologyPrefix = true }.reads == whole.reads)
  }

  @Test("a label too long for a bar code has a key when an SSCC is inside, and none otherwise")
  func longKey() throws {
    var settings = ScanDecoderSettings()
    settings.hasSymbologyPrefix = true
    var decoder = try ScanDecoder(mode: .cdcACM, settings: settings)
    let element =
      "]d2001570353814103751774300LIEGE+AIRPORT+HUB\u{1D}4302RUE+DE+L%27AEROPORT+1\u{1D}4307BE\u{1D}4204460\r"
    decoder.feed(latin1(element + String(repeating: "X", count: 100) + "\r").span, at: .init(nanoseconds: 0))
    let first = decoder.nextScan()
    let second = decoder.nextScan()
    let long = try #require(first)
    #expect(long.barcode == nil)
    #expect(decoder.parcelKey(of: long)?.text == "157035381410375177")
    #expect(decoder.checkDigit(of: long) == .verified)
    let shapeless = try #require(second)
    #expect(shapeless.byteCount == 100)
    #expect(decoder.parcelKey(of: shapeless) == nil)
    #expect(decoder.checkDigit(of: shapeless) == .none)
  }
}
