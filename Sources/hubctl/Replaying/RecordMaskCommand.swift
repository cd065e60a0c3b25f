import ArgumentParser
import Foundation
import HubConfig
import HubRecord

/// `hubctl record mask IN OUT`: a copy that can be given away.
struct RecordMaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mask",
    abstract: "Copy a recording with every bar code changed, so that it can be given away.",
    discussion: """
      Each code becomes another of the same length and kind, the same one throughout;
      nobody can turn it back. Countries, postcodes and the line's file stay as they
      are. The copy is proved to tell the same story.

      Example: hubctl record mask liege-20261121T120000000Z.0001.hubrec masked.hubrec

      Exit codes: 0 masked, 1 it cannot be masked, 2 the call was wrong.
      """)

  @Argument(help: ArgumentHelp("The recording's first file.", valueName: "in"))
  var original: String

  @Argument(help: ArgumentHelp("The copy; must not be there yet.", valueName: "out"))
  var copy: String

  func run() throws {
    guard !FileManager.default.fileExists(atPath: copy) else {
      throw CommandFailure(.wrongCall, "client: \(copy) is there already")
    }
    let opened = try OpenedRecording(original)
    let report: MaskReport
    do throws(RecordingError) {
      report = try mask(opened)
    } catch {
      throw CommandFailure(error)
    }
    if let refusal = Self.refusal(of: report, by: opened.reader.header.version) {
      throw CommandFailure(.machine, refusal)
    }
    Output.line(
      "\(copy): \(report.codes) codes masked in \(report.replay.turns) turns; the story is the same")
  }

  /// A copy that is not to be used does not stay.
  private func mask(_ opened: OpenedRecording) throws(RecordingError) -> MaskReport {
    var reader = opened.reader
    do throws(RecordingError) {
      let report = try Masking.run(
        &reader, plan: opened.line.corePlan, recording: .random(in: 0...(.max)),
        into: RecordingFiles(first: copy))
      if !report.isGood { try RecordingFiles.remove(first: copy) }
      return report
    } catch {
      try RecordingFiles.remove(first: copy)
      throw error
    }
  }

  /// Why what was written is not to be used.
  static func refusal(of report: MaskReport, by version: String) -> String? {
    if let difference = report.replay.difference {
      return "client: this program's core differs from the recorded one (hubd \(version)) at turn "
        + "\(difference.turn): mask it with the hubctl of that version"
    }
    if let turn = report.storyParts {
      return
        "hub bug: with other codes the line tells another story from turn \(turn) on; nothing was written"
    }
    return nil
  }
}
