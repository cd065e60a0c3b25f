import ArgumentParser
import Foundation
import HubBarcode
import HubConfig
import HubDevices

/// `hubctl scanners learn`: how a scanner is set, found from the calibration label.
struct ScannersLearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Find a scanner's layout, prefix and suffix; print its entry.",
    usage: "hubctl scanners learn [NAME] [--port PORT | --from FILE] [options]",
    discussion: """
      Print `hubctl scanners label`, run this, scan the three bar codes. The entry
      for the line's file goes to standard output.

      Exit codes: 0 found, 1 not found (it says why), 2 the call was wrong.
      Example: hubctl scanners learn hand-2 --port 1-2
      """)

  @Argument(help: "The scanner's name in the line's file.")
  var name = "scanner"

  @Option(help: ArgumentHelp("Where it is plugged in: 1-1.2.", valueName: "port"))
  var port: String?

  @Option(
    help: ArgumentHelp("A recording instead of a scanner.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var from: String?

  @Option(help: ArgumentHelp("Which capture of it: id or number.", valueName: "id"))
  var capture: String?

  @Option(
    help: ArgumentHelp("Keep what came, as a recording.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var save: String?

  func run() throws {
    let source = try from.map { try recorded($0) } ?? LiveLesson(target: TapTarget(port: port)).run()
    if let save { try LessonRecording.write(source, to: save) }
    let learned: LearnedScanner
    do {
      learned = try source.lesson.learned()
    } catch {
      throw CommandFailure(.machine, "\(error)")
    }
    let entry = LearnedEntry(name: name, scanner: source.scanner, learned: learned)
    for note in entry.notes { Output.note(note) }
    entry.lines.forEach(Output.line)
  }

  private func recorded(_ file: String) throws -> LessonSource {
    do {
      return try LessonRecording.read(file, capture: capture)
    } catch let error as DecodingError {
      throw CommandFailure(
        .wrongCall,
        "client: \(file) is no recording as `hubctl scanner decode --help` describes it: "
          + RecordingFault.words(for: error))
    } catch let refusal as CaptureRefusal {
      throw CommandFailure(.wrongCall, "\(refusal)")
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.wrongCall, "client: \(file): \(UnreadableFile.words(for: error))")
    }
  }
}
