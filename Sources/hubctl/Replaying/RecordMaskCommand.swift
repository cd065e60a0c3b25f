import ArgumentParser
import HubConfig
import HubRecord

/// `hubctl record mask IN OUT`: a copy that can be given away.
struct RecordMaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mask",
    abstract: "Copy a recording with every bar code changed, so that it can be given away.",
    discussion: """
      Each code becomes another of the same length and kind, the same one throughout; nobody can turn it back. \
      Countries, postcodes and the line's file stay as they are. The copy is proved to tell the same story.

      Example: hubctl record mask liege-20261121T120000000Z.0001.hubrec masked.hubrec

      Exit codes: 0 masked, 1 it cannot be masked, 2 the call was wrong.
      """)

  @Argument(help: ArgumentHelp("The recording's first file.", valueName: "in"))
  var original: String

  @Argument(help: ArgumentHelp("The copy; must not be there yet.", valueName: "out"))
  var copy: String

  func run() throws {
    let opened = try OpenedRecording(original)
    var reader = opened.reader
    let report: MaskReport
    let refusal: String?
    do throws(RecordingError) {
      report = try Masking.run(
        &reader, plan: opened.line.corePlan, recording: .random(in: 0...(.max)),
        into: RecordingFiles(first: copy))
      refusal = Self.refusal(of: report, by: reader.header.version)
      if refusal != nil { try RecordingFiles.remove(first: copy) }
    } catch {
      throw CommandFailure(error)
    }
    if let refusal { throw CommandFailure(.machine, refusal) }
    Output.line(
      "\(copy): \(report.codes) codes masked in \(report.replay.turns) turns; the story is the same")
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
