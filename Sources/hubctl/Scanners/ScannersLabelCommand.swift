import ArgumentParser
import Foundation
import HubConfig

/// `hubctl scanners label`: the page that shows how a scanner is set.
struct ScannersLabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Draw the calibration label for `hubctl scanners learn`.",
    discussion: """
      FILE ends with .svg (a page in true size, with words) or .png (the three bar
      codes alone, 300 dots an inch). Print it without fitting it to the page.

      Exit codes: 0 written, 2 the file cannot be written.
      Example: hubctl scanners label label.svg
      """)

  @Argument(help: "What to write.", completion: .file(extensions: ["svg", "png"]))
  var file = "scanner-label.svg"

  func run() throws {
    let page = CalibrationPage()
    let bytes: Data
    switch URL(fileURLWithPath: file).pathExtension.lowercased() {
    case "svg": bytes = Data(page.svg.utf8)
    case "png": bytes = Data(page.png)
    default: throw CommandFailure(.wrongCall, "client: \(file): name a file that ends with .svg or .png")
    }
    do {
      try bytes.write(to: URL(fileURLWithPath: file))
    } catch {
      throw CommandFailure(.wrongCall, "client: \(file) \(UnwritableFile.words(for: error))")
    }
    Output.line("\(file): print it in true size, then `hubctl scanners learn`")
  }
}
