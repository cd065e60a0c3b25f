import Foundation
import HubBarcode
import HubConfig
import HubProtocol
import HubUnits
import Testing

@testable import hubctl

/// `hubctl scanners label` and `learn`, from recordings.
@Suite struct LearnCommandTests {
  /// A serial scanner's recording of the three bar codes.
  private static func recording(
    prefix: String = "", suffix: String = "\r", letters: (plain: String, gs1: String) = ("", "")
  ) -> LessonSource {
    var at = MonotonicInstant(nanoseconds: 5_000_000_000)
    let reports = CalibrationPart.allCases.map { part in
      at = at + .seconds(2)
      let letter = part == .brackets ? letters.gs1 : letters.plain
      return SentReport(at: at, bytes: Array((prefix + letter).utf8) + part.content + Array(suffix.utf8))
    }
    return LessonSource(scanner: nil, mode: .cdcACM, reports: reports)
  }

  private static func entry(_ source: LessonSource) throws -> LearnedEntry {
    LearnedEntry(name: "tunnel", scanner: nil, learned: try source.lesson.learned())
  }

  @Test("A lesson that was kept in a file teaches the same again")
  func recordings() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-learn-\(UUID()).json")
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
    let lesson = Self.recording(prefix: "]C", suffix: "\r\n")
    try LessonRecording.write(lesson, to: file.path)
    let again = try LessonRecording.read(file.path, capture: nil)
    #expect(again.mode == lesson.mode)
    #expect(again.reports.map(\.bytes) == lesson.reports.map(\.bytes))
    // The recording starts at 0; what counts is the time between.
    #expect(again.reports[2].at - again.reports[0].at == .seconds(4))
    #expect(try Self.entry(again).lines == Self.entry(lesson).lines)
    #expect(HubctlCommand.run(["scanners", "learn", "--from", file.path]) == 0)
    #expect(HubctlCommand.run(["scanner", "learn", "--from", file.path, "--capture", "another"]) == 2)
  }

  @Test("The entry says what differs from nothing, and quotes what YAML would misread")
  func entries() throws {
    #expect(
      try Self.entry(Self.recording()).lines == [
        "scanners:", "  tunnel:", "    mode: cdc", "    usb: { vendor: 0x????, product: 0x???? }",
        "    terminator: cr",
      ])
    #expect(try Self.entry(Self.recording(prefix: "#\"")).lines.contains("    prefix: \"#\\\"\""))
    #expect(try Self.entry(Self.recording(prefix: "]C1")).lines.contains("    aim_prefix: on"))
    #expect(
      try Self.entry(Self.recording(prefix: "\u{02}", suffix: "\u{03}")).lines.last == "    terminator: etx")
  }

  @Test(
    "The entry goes into a line's file as it is, and the file then says what was learned",
    arguments: [("#", nil), ("\u{02}", "honeywell"), ("a\"\\ b", "zebra"), ("", "honeywell")],
    ["\r", "\n", "\r\n", ""])
  func pasted(_ front: (prefix: String, maker: String?), _ suffix: String) throws {
    let (prefix, maker) = front
    let letters = maker == "honeywell" ? ("j", "I") : maker == "zebra" ? ("D", "K") : ("", "")
    let lesson = Self.recording(prefix: prefix, suffix: suffix, letters: letters)
    let entry = try Self.entry(lesson).lines.dropFirst().joined(separator: "\n") + "\n"
    let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("examples/liege.yaml")
    let text = try String(contentsOf: example, encoding: .utf8)
    let old = try #require(text.firstMatch(of: #/  tunnel:[^\n]*\n(    [^\n]*\n)+/#)).range
    let usb = "vendor: 0x1eab, product: 0x1d06"
    let file = text.replacingCharacters(
      in: old, with: entry.replacing("vendor: 0x????, product: 0x????", with: usb))
    let line = try LineDescription.parse(text: file, file: "liege.yaml")
    let scanner = try #require(line.scanners.first { $0.name == "tunnel" })
    #expect(scanner.mode == .cdc && scanner.vendor == 0x1eab)
    #expect(scanner.prefix == Array(prefix.utf8))
    #expect(scanner.codeIDs == maker)
    #expect(scanner.terminator == ["\r": .cr, "\n": .lf, "\r\n": .crlf, "": .silence][suffix])
  }

  @Test("What is no recording, or not of the label, ends with its own exit code")
  func wrongFiles() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-learn-\(UUID()).json")
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
    #expect(HubctlCommand.run(["scanners", "learn", "--from", "/nowhere/at/all.json"]) == 2)
    try Data("{}".utf8).write(to: file)
    #expect(HubctlCommand.run(["scanners", "learn", "--from", file.path]) == 2)
    let other = """
      {"captures": [{"id": "a", "mode": "cdc_acm", "events": [{"t_ms": 0, "dir": "in", "hex": "35340d"}]}]}
      """
    try Data(other.utf8).write(to: file)
    #expect(HubctlCommand.run(["scanners", "learn", "--from", file.path]) == 1)
  }

  @Test("The label is written as a page or as a picture, and as nothing else")
  func label() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-label-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let page = folder.appendingPathComponent("label.svg")
    #expect(HubctlCommand.run(["scanners", "label", page.path]) == 0)
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("width=\"210.000mm\"") && text.contains("hubctl scanners learn"))
    // Each bar code's own bars stand on it, at the place the page gives them.
    for part in CalibrationPart.allCases {
      let bars = part.symbol.svgPath(x: .zero, y: .zero, height: .zero).matches(of: /h(\d+)v/).map(\.1)
      let drawn = text.matches(of: /<path[^>]*d="([^"]*)"/).map { $0.1.matches(of: /h(\d+)v/).map(\.1) }
      #expect(drawn.contains { $0 == bars })
    }
    let picture = folder.appendingPathComponent("label.png")
    #expect(HubctlCommand.run(["scanners", "label", picture.path]) == 0)
    #expect(try Data(contentsOf: picture).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(HubctlCommand.run(["scanners", "label", folder.appendingPathComponent("label.pdf").path]) == 2)
    #expect(HubctlCommand.run(["scanners", "label", "/nowhere/at/all.svg"]) == 2)
  }
}
