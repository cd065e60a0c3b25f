import ArgumentParser
import Foundation
import HubConfig

/// `hubctl config check FILE`: every problem at once, and the geometry proof per lane.
struct ConfigCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a line's file and print the geometry proof per lane.",
    discussion: """
      Tells every problem at once, each with its place (FILE:LINE:COLUMN), the value,
      what is allowed and the nearest valid word. Nothing is started or changed; the
      daemon need not run.

      The geometry proof shows for each lane the belt there is between its tightest
      scan point and its last decision point, and the belt that is needed to look the
      parcel up and decide. A lane that is too close is refused.

      Exit codes: 0 the file is good, 1 it has problems, 2 the call was wrong.
      """)

  @Argument(help: ArgumentHelp("The line's file, such as /etc/hubd/line.yaml.", valueName: "file"))
  var file: String

  @Flag(help: "One line of JSON instead of text.")
  var json = false

  func run() throws {
    let report = ConfigReport(path: file)
    // What stands in the file gives the terminal no orders.
    if json { print(LabelBytes.line(json: Data(try report.json().utf8))) } else { Output.line(report.text) }
    if !report.isGood { throw ExitCode(1) }
  }
}
