import ArgumentParser
import HubConfig
import HubRecord

/// `hubctl replay FILE`: whether this program's core tells the same as the one that was recorded.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Turn a fresh core through a recording and compare what it tells.",
    discussion: """
      Give the first file (….0001.hubrec); the others are looked for beside it. The
      daemon need not run. A recording that was cut off is replayed as far as it
      goes.

      Example: hubctl replay liege-20261121T120000000Z.0001.hubrec

      Exit codes: 0 identical, 1 it differs or is damaged, 2 the call was wrong.
      """)

  @Argument(help: ArgumentHelp("The recording's first file.", valueName: "file"))
  var file: String

  @Flag(help: "One line of JSON instead of text.")
  var json = false

  func run() throws {
    let opened = try OpenedRecording(file)
    var reader = opened.reader
    let report: ReplayReport
    do throws(RecordingError) {
      report = try Replay.run(&reader, plan: opened.line.corePlan)
    } catch {
      throw CommandFailure(error)
    }
    let text = ReplayText(header: reader.header, report: report)
    if json { try Output.json(text.json) } else { text.lines.forEach(Output.line) }
    if !report.isIdentical { throw CommandExit.machine }
  }
}
