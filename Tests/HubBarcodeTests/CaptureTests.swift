import HubBarcode
import HubUnits
import Testing

private let path = "usb/captures.json"

@Suite(
  "Captures of scanners give the scans they must give", .enabled(if: Fixtures.isPresent(path), "no fixtures"))
struct CaptureTests {
  static let modes: Set<String> = [
    "hid_pos", "hid_pos_newland", "hid_keyboard", "cdc_acm", "symbol_com_hid", "ibm_oem", "ibm_oem_tabletop",
  ]
  static let all = Fixtures.list(path, "captures", as: Capture.self)
  static let captures = all.filter { modes.contains($0.mode) }
  static let descriptors = DeviceDescriptors.byID

  private static let snapi =
    "SNAPI wants an answer to each packet and no hardware's capture is known: it is refused, and the set-up code is told"
  /// Captures we answer otherwise. One that expects no scan is answered as it must be.
  static let disagreements = Disagreements([
    "snapi-sscc+420+403-dev": snapi, "snapi-s10-dev": snapi, "snapi-gs1-datamatrix-long-dev": snapi,
  ])

  @Test("captures of a mode that is not read are refused, and only those with a reason differ")
  func notRead() throws {
    let others = Self.all.filter { !Self.modes.contains($0.mode) }
    #expect(!others.isEmpty)
    for capture in others {
      #expect(capture.mode == "snapi", "\(capture.id)")
      #expect(throws: UnsupportedScanner.needsOtherMode) { _ = try ScanDecoder(mode: .snapi).counters }
      Self.disagreements.judge(capture.id, differs: !capture.expected.isEmpty, "refused, which gives no scan")
    }
    Self.disagreements.check(against: others.map(\.id))
  }

  @Test("each capture gives its scans, its dropped fragments and no others", arguments: captures)
  func capture(_ capture: Capture) throws {
    let decoding = try decode(capture) { [$0] }
    let labels = decoding.reads.filter { $0.kind == .label }
    let answers = decoding.reads.filter { $0.kind == .deviceAnswer }
    let expected = capture.expected.filter { !isAnswer($0) }
    #expect(labels.map { hex($0.bytes) } == expected.map(\.bytesHex))
    if Self.tellsIdentifier(capture) {
      #expect(labels.map(\.symbologyIdentifier) == expected.map(\.symbologyIdentifier))
    }
    #expect(labels.allSatisfy { !$0.isDoubtful })
    #expect(answers.count == capture.expected.count { isAnswer($0) } + answersOfKind(capture))
    #expect(decoding.counters.droppedFragments == capture.droppedFragments ?? 0)
    #expect(decoding.counters.scans == UInt64(expected.count))
    #expect(decoding.counters.overruns == 0)
  }

  @Test("answers of the device carry their text, for whoever asked", arguments: captures)
  func answers(_ capture: Capture) throws {
    let expected = capture.expected.filter(isAnswer)
    let decoding = try decode(capture) { [$0] }
    let answers = decoding.reads.filter { $0.kind == .deviceAnswer }
    for (answer, wanted) in zip(answers, expected) { #expect(hex(answer.bytes) == wanted.bytesHex) }
  }

  @Test("malformed reports are counted as faults", arguments: captures.filter { $0.id.contains("hidpos-") })
  func faults(_ capture: Capture) throws {
    let isMalformed = ["hidpos-count-too-big", "hidpos-short-report", "hidpos-unknown-report-id"].contains(
      capture.id)
    #expect(try decode(capture) { [$0] }.counters.faults == (isMalformed ? 1 : 0))
  }

  @Test(
    "serial bytes dripped one at a time, or all in one packet, give the same",
    arguments: captures.filter { $0.mode == "cdc_acm" })
  func drip(_ capture: Capture) throws {
    let whole = try decode(capture) { [$0] }
    let dripped = try decode(capture) { $0.map { [$0] } }
    #expect(dripped.reads == whole.reads)
    #expect(dripped.counters.droppedFragments == whole.counters.droppedFragments)
  }

  @Test(
    "HID reports that arrive in one transfer give the same as one by one",
    arguments: captures.filter { $0.mode.hasPrefix("hid_pos") && $0.id != "hidpos-lost-tail" })
  func oneTransfer(_ capture: Capture) throws {
    let inputs = capture.events.filter { $0.dir == "in" }
    guard !inputs.isEmpty else { return }
    let mode = try capture.scannerMode(Self.descriptors)
    let apart = try decode(capture) { [$0] }
    let joined = try Decoding(
      [(.init(nanoseconds: 0), inputs.flatMap { bytes(hex: $0.hex) })], mode: mode, settings: capture.settings
    )
    #expect(joined.reads.map(\.bytes) == apart.reads.map(\.bytes))
    #expect(joined.counters.scans == apart.counters.scans)
  }

  private func decode(_ capture: Capture, cut: ([UInt8]) -> [[UInt8]]) throws -> Decoding {
    var transfers: [(at: MonotonicInstant, bytes: [UInt8])] = []
    for event in capture.events where event.dir == "in" {
      for part in cut(bytes(hex: event.hex)) {
        transfers.append((MonotonicInstant(nanoseconds: event.tMs * 1_000_000), part))
      }
    }
    return try Decoding(transfers, mode: capture.scannerMode(Self.descriptors), settings: capture.settings)
  }

  private func isAnswer(_ expected: Capture.Expected) -> Bool {
    expected.kind == "menu_response" || expected.symbologyIdentifier == "]X0"
  }

  /// Newland's answers are told of by the capture as a whole.
  private func answersOfKind(_ capture: Capture) -> Int { capture.kind == "command_response" ? 1 : 0 }

  private static func tellsIdentifier(_ capture: Capture) -> Bool {
    capture.mode == "hid_pos" || capture.options?.aimPrefix == true
  }
}
