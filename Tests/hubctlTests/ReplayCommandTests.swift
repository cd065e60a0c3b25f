import Foundation
import HubConfig
import HubRecord
import Testing

@testable import hubctl

@Suite("Replaying and masking from the command line")
final class ReplayCommandTests {
  private static let recording = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("HubRecordTests/Recordings/small.hubrec").path
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "hubctl-replay-\(UUID())")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch { Issue.record("\(error)") }
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  @Test("A recording that is told again ends with 0, also masked; one that was damaged with 1")
  func exitCodes() throws {
    #expect(HubctlCommand.run(["replay", Self.recording]) == 0)
    #expect(HubctlCommand.run(["record", "mask", Self.recording, path("masked.hubrec")]) == 0)
    #expect(HubctlCommand.run(["replay", path("masked.hubrec"), "--json"]) == 0)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: Self.recording))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path("bad.hubrec")))
    #expect(HubctlCommand.run(["replay", path("bad.hubrec")]) == 1)
    #expect(HubctlCommand.run(["record", "mask", path("bad.hubrec"), path("out.hubrec")]) == 1)
    #expect(!FileManager.default.fileExists(atPath: path("out.hubrec")))
  }

  @Test("A recording that was cut in the middle is told again as far as it goes, and says where it ends")
  func cut() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.recording))
    let file = path("cut.hubrec")
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: file))
    #expect(HubctlCommand.run(["replay", file]) == 0)
    let opened = try OpenedRecording(file)
    var reader = opened.reader
    let report = try Replay.run(&reader, plan: opened.line.corePlan)
    #expect(report.isIdentical && report.turns > 0)
    let text = ReplayText(header: reader.header, report: report)
    #expect(text.lines.last?.hasPrefix("the recording ends: cut off, \(file) at byte ") == true)
    #expect(text.json.ending?.hasPrefix("cut off") == true)
    // Cut in its head it tells nothing at all.
    try bytes.prefix(12).write(to: URL(fileURLWithPath: path("head.hubrec")))
    #expect(HubctlCommand.run(["replay", path("head.hubrec")]) == 2)
  }

  @Test("A name without a file, and a folder, are told with what to type instead, not in the kernel's words")
  func noFile() throws {
    func refusal(_ path: String) -> String? {
      do {
        _ = try OpenedRecording(path)
        return nil
      } catch { return "\(error)" }
    }
    #expect(refusal("nix")?.hasPrefix("client: nix: no such file; give a recording's first file, ") == true)
    #expect(
      refusal(folder.path)
        == "client: \(folder.path): it is a folder, and no recording begins in it (NAME.0001.hubrec)")
    for name in ["a-1.0001.hubrec", "a-2.0001.hubrec", "a-2.0002.hubrec"] {
      try Data().write(to: URL(fileURLWithPath: path(name)))
    }
    #expect(refusal(folder.path)?.hasSuffix("such as \(path("a-2.0001.hubrec"))") == true)
  }

  @Test("No recording, no file, no copy over another: the call is wrong")
  func wrongCalls() throws {
    #expect(HubctlCommand.run(["replay"]) == 2)
    #expect(HubctlCommand.run(["replay", "/nowhere/at/all.hubrec"]) == 2)
    #expect(HubctlCommand.run(["replay", #filePath]) == 2)
    #expect(HubctlCommand.run(["record", "mask", Self.recording]) == 2)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path("there.hubrec")))
    #expect(HubctlCommand.run(["record", "mask", Self.recording, path("there.hubrec")]) == 2)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path("there.hubrec"))) == Data("mine".utf8))
  }
}
