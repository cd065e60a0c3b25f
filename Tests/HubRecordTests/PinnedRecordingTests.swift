import Foundation
import HubConfig
import HubCore
import HubUnits
import Testing

@testable import HubRecord

@Suite("Recordings made by the unmodified daemon replay bit for bit")
struct PinnedRecordingTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Recordings")

  private static var files: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".hubrec") }
        .map { folder.appendingPathComponent($0).path }
    }
  }

  @Test("Each is told again word for word by today's core; remade on purpose by scripts/make-recording")
  func pinnedRecordingsReplay() throws {
    let files = try Self.files
    try #require(!files.isEmpty)
    for file in files {
      var reader = try RecordingReader(RecordingSource(file: file))
      let line = try LineDescription.parse(
        text: reader.header.configuration, file: reader.header.configurationName)
      let report = try Replay.run(&reader, plan: line.corePlan)
      let parting =
        report.difference.map { $0.linesBefore + ["turn \($0.turn) of \(file):"] + $0.lines } ?? []
      #expect(report.isIdentical, "\(parting.joined(separator: "\n"))")
      #expect(report.ending == .ended(.stopped, lostTurns: 0))
      #expect(report.orders > 0 && report.traces > 50 && report.turns > 10_000)
    }
  }

  @Test("They are sensitive: a core with another idea of an actuator's time parts from them")
  func otherPlanParts() throws {
    for file in try Self.files {
      var reader = try RecordingReader(RecordingSource(file: file))
      let text = reader.header.configuration.replacing("actuator: 100 ms", with: "actuator: 99 ms")
      try #require(text != reader.header.configuration)
      let line = try LineDescription.parse(text: text, file: reader.header.configurationName)
      let difference = try #require(try Replay.run(&reader, plan: line.corePlan).difference)
      #expect(difference.recorded != difference.replayed)
    }
  }
}
