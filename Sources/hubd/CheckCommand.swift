import ArgumentParser
import Foundation
import HubDaemon

/// `hubd check FILE`: whether a line's file can be run.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a line's file without running it.",
    discussion: """
      Example: hubd check /etc/hubd/liege.yaml

      Says all errors at once, each with its place; `hubctl config check` also prints the geometry proof.
      Exit codes: 0 it can be run, 1 it cannot, 2 the call was wrong.
      """)

  @Argument(help: "The line's file.")
  var file: String

  func run() throws {
    if let problems = LineCheckup.problems(of: file) {
      FileHandle.standardError.write(Data("\(problems)\n".utf8))
      throw ExitCode(1)
    }
    print("\(file): good")
  }
}
