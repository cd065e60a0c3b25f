import Foundation
import HubBarcode
import HubUnits
import Testing

/// The traps that real scanners set, one test each; the numbers are those of the list in ../shared/SCANNERS.md,
/// section 5. Trap 2 (unplug on the wires) has its other half in FieldTests, and 9 (two equal scanners) all of it.
@Suite("Traps of real scanners")
struct TrapTests {
  private func decodePOS(_ reports: [[UInt8]], everyMilliseconds: Int64 = 4) throws -> Decoding {
    try Decoding(
      reports.enumerated().map {
        (.init(nanoseconds: Int64($0.offset) * everyMilliseconds * 1_000_000), $0.element)
      },
      mode: .hidPOS(HIDPOSTests.layout), settings: .init())
  }

  private func decodeStream(
    _ packets: [[UInt8]], _ change: (inout ScanDecoderSettings) -> Void = { _ in }
  ) throws -> Decoding {
    var settings = ScanDecoderSettings()
    change(&settings)
    return try Decoding(
      packets.enumerated().map { (.init(nanoseconds: Int64($0.offset) * 1_000_000), $0.element) },
      mode: .cdcACM,
      settings: settings)
  }

  private let label = latin1("RB123456785BE")

  @Test("1: count byte past the field, short transfer, zero-length packet, unknown report id")
  func trap01MalformedReports() throws {
    let good = HIDPOSTests.reports(label, "]C0")[0]
    var count = good
    count[1] = 200
    var unknown = good
    unknown[0] = 9
    let decoding = try decodePOS([count, Array(good.prefix(8)), [], unknown, good])
    #expect(decoding.reads.map(\.bytes) == [label])
    #expect(decoding.counters.faults == 3)
    #expect(decoding.counters.reports == 4)
  }

  @Test("2: continued bit, then unplugged: the next label is whole and alone")
  func trap02ContinuedThenUnplugged() throws {
    var decoder = try ScanDecoder(mode: .hidPOS(HIDPOSTests.layout))
    decoder.feed(HIDPOSTests.reports([UInt8](repeating: 0x4B, count: 80), "]C0")[0], at: 0)
    decoder.restart()
    decoder.feed(HIDPOSTests.reports(label, "]C0")[0], at: 1)
    let scan = decoder.nextScan()
    #expect(try decoder.bytes(of: #require(scan)) == label)
    #expect(decoder.nextScan() == nil)
    #expect(decoder.counters.droppedFragments == 1)
  }

  @Test(
    "3: NUL inside and at the end belongs to the label",
    arguments: [[0x41, 0, 0x42], [0x41, 0x42, 0], [0]] as [[UInt8]])
  func trap03NULInside(_ label: [UInt8]) throws {
    #expect(try decodePOS(HIDPOSTests.reports(label, "]d1")).reads.map(\.bytes) == [label])
    #expect(try decodeStream([label + [0x0D]]).reads.map(\.bytes) == [label])
  }

  @Test("4: exactly 56, 57, 112, 113 and 168 bytes", arguments: [56, 57, 112, 113, 168])
  func trap04FullReports(_ length: Int) throws {
    let label = (0..<length).map { UInt8(0x41 + $0 % 26) }
    let reports = HIDPOSTests.reports(label, "]d1")
    #expect(reports.count == (length + 55) / 56)
    #expect(try decodePOS(reports).reads.map(\.bytes) == [label])
    // A scanner that sends an empty last report after a full one says the same.
    var trailing = reports
    trailing[trailing.count - 1][63] = 1
    trailing.append([2, 0] + Array("]d1".utf8) + [UInt8](repeating: 0, count: 59))
    #expect(try decodePOS(trailing).reads.map(\.bytes) == [label])
  }

  @Test("5: the same label twice in a row is two scans")
  func trap05SameLabelTwice() throws {
    let report = HIDPOSTests.reports(label, "]C0")[0]
    #expect(try decodePOS([report, report]).reads.map(\.bytes) == [label, label])
    #expect(try decodeStream([label + [0x0D] + label + [0x0D]]).counters.scans == 2)
  }

  @Test("6: text that looks like an identifier is data while the prefix is off")
  func trap06IdentifierAsData() throws {
    let text = latin1("]C0RB123456785BE")
    let off = try decodeStream([text + [0x0D]])
    #expect(off.reads.map(\.bytes) == [text])
    #expect(off.reads.map(\.symbologyIdentifier) == [nil])
    let on = try decodeStream([text + [0x0D]]) { $0.hasSymbologyPrefix = true }
    #expect(on.reads.map(\.bytes) == [label])
  }

  @Test("7: RS, GS and EOT inside a MaxiCode end nothing")
  func trap07ControlCharactersInside() throws {
    let message = latin1(
      "[)>\u{1E}01\u{1D}96841706672\u{1D}840\u{1D}001\u{1D}1Z12345677\u{1D}UPSN\u{1E}\u{4}")
    let decoding = try decodeStream([message + [0x0D, 0x0A]])
    #expect(decoding.reads.map(\.bytes) == [message])
    let reading = LabelReading(message.span, symbologyIdentifier: .init("]U1"))
    #expect(reading.carrierMessageParts(of: message)?.mode == 2)
    #expect(reading.envelope?.isComplete == true)
  }

  @Test(
    "8: CR in one packet and LF in the next end one label",
    arguments: [ScanTerminator.automatic, .enter, .enterLineFeed])
  func trap08LineEndSplit(_ terminator: ScanTerminator) throws {
    let decoding = try decodeStream([label + [0x0D], [0x0A] + label + [0x0D], [0x0A]]) {
      $0.terminator = terminator
    }
    #expect(decoding.reads.map(\.bytes) == [label, label])
    #expect(decoding.counters.droppedFragments == 0)
  }

  /// Two equal scanners are no matter of a decoder: which of them is which is matched and told by cards.
  @Test(
    "9: two equal scanners: the stories that show it are there",
    arguments: [
      (
        "ScannerMatchingTests.swift",
        "two equal scanners are who their stations' cards said, wherever they come on the bus"
      ),
      (
        "ScannerCardStories.swift",
        "of two equal scanners, neither is believed before its station's card was scanned"
      ),
    ])
  func trap09TwoEqualScanners(file: String, story: String) throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: tests.appendingPathComponent("FieldTests/Scanners/" + file), encoding: .utf8)
    #expect(text.contains("\"" + story), "\(file) tells it no longer")
  }

  @Test("10: Latin-1 and ECI bytes stay bytes")
  func trap10Latin1() throws {
    let bytes: [UInt8] = [0x4C, 0x49, 0xC8, 0x47, 0x45]
    let decoding = try decodePOS(HIDPOSTests.reports(bytes, "]Q1"))
    #expect(decoding.reads.map(\.bytes) == [bytes])
    let key = parcelKey(of: bytes.span, symbologyIdentifier: nil)
    #expect(key.map { key in (0..<key.count).map { key[$0] } } == bytes)
  }

  @Test("11: a wrong layout of plausible length is not a number, and is told")
  func trap11WrongLayout() throws {
    // `5412345000013` of a scanner set to us, read as be.
    let garbled = try #require(Barcode("('&\"'("))
    #expect(LayoutHint.of(garbled, readAs: .be) == .scannerSendsPlainDigits)
    // Read as us, a scanner set to be types its digits with Shift.
    let shifted = try #require(Barcode("%$!@#$%))))!#"))
    #expect(LayoutHint.of(shifted, readAs: .us) == .scannerSendsShiftedDigits)
    #expect(checkDigitVerdict(of: shifted, symbologyIdentifier: nil) != .verified)
  }

  @Test("12: a scanner in another mode than meant says which code to scan")
  func trap12WrongMode() throws {
    let none: [UInt8] = []
    let snapi = ScannerMode.recognise(
      interfaceClass: 3, subclass: 0, interfaceProtocol: 0, vendor: 0x05E0, product: 0x1900,
      reportDescriptor: none.span)
    #expect(snapi == .snapi)
    #expect(throws: UnsupportedScanner.needsOtherMode) { _ = try ScanDecoder(mode: snapi).counters }
    #expect(UnsupportedScanner.needsOtherMode.description.contains("scan"))
  }

  @Test("13: answers of the device never become parcels")
  func trap13DeviceAnswers() throws {
    let answers = try decodePOS([
      HIDPOSTests.reports(latin1("Product Name"), "]X0")[0],
      HIDPOSTests.reports(latin1("REVINF\u{6}."), "]Z6")[0],
    ])
    #expect(answers.reads.map(\.kind) == [.deviceAnswer, .deviceAnswer])
    #expect(answers.counters.scans == 0)
    let newland = HIDPOSLayout(
      reportID: 2, byteCount: 64, lengthOffset: 1, lengthSize: 1, symbologyIdentifierOffset: nil,
      dataOffset: 2,
      dataSize: 56, continuedBit: 504)
    let frame: [UInt8] = [2, 10, 0x02, 0x00] + latin1("EL030095") + [UInt8](repeating: 0, count: 52)
    let decoding = try Decoding([(.init(nanoseconds: 0), frame)], mode: .hidPOS(newland), settings: .init())
    #expect(decoding.reads.map(\.kind) == [.deviceAnswer])
  }

  @Test("14: a flood without a terminator is bounded, counted once, and the next label is whole")
  func trap14Flood() throws {
    let flood = [[UInt8]](repeating: [UInt8](repeating: 0x58, count: 512), count: 100)
    let decoding = try decodeStream(flood + [[0x0D], label + [0x0D]]) { $0.terminator = .enter }
    #expect(decoding.reads.map(\.bytes) == [label])
    #expect(decoding.counters.faults == 1)
    #expect(decoding.counters.droppedFragments == 1)
  }
}
