import ArgumentParser
import Foundation
import HubBarcode
import HubConfig

/// `hubctl scanner decode`: recorded transfers through the decoder the daemon uses.
struct ScannerDecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: "Decode recorded reports or packets of scanners.",
    discussion: """
      FILE is JSON: {"captures": […]} with "mode", "events" (t_ms, dir, hex) and
      perhaps "options", "layout", "descriptor"; or {"vectors": […]} with
      "daemon_layout" and the "reports" of a keyboard.

      Exit codes: 0 all decoded, 1 a mode is not decoded, 2 the file is wrong.
      Example: hubctl scanner decode captures.json
      """)

  @Argument(help: "The recording.", completion: .file(extensions: ["json"]))
  var file: String

  @Option(
    help: "Report descriptors by name (default: descriptors.json beside FILE).",
    completion: .file(extensions: ["json"]))
  var descriptors: String?

  @Flag(help: "One JSON object a capture.")
  var json = false

  func run() throws {
    let captures: [CaptureFile.Capture]
    let named: [String: String]
    do {
      captures = try CaptureFile.load(URL(fileURLWithPath: file)).all
      named = try CaptureFile.descriptors(descriptors, beside: file)
    } catch let error as DecodingError {
      BarcodeExit.report(
        "client: \(file) is no recording in the form of --help: \(RecordingFault.words(for: error))")
      throw ExitCode(BarcodeExit.wrongCall)
    } catch {
      BarcodeExit.report("client: \(file): \(UnreadableFile.words(for: error))")
      throw ExitCode(BarcodeExit.wrongCall)
    }
    guard !captures.isEmpty else {
      BarcodeExit.report("client: \(file) holds neither \"captures\" nor \"vectors\"")
      throw ExitCode(BarcodeExit.wrongCall)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var undecoded = 0
    for (index, capture) in captures.enumerated() {
      let report = CaptureDecoding.report(capture, number: index, descriptors: named)
      if report.error != nil { undecoded += 1 }
      if json { print(LabelBytes.line(json: try encoder.encode(report))) } else { Output.line(report.text) }
    }
    if undecoded > 0 { throw ExitCode(BarcodeExit.badLabel) }
  }
}
