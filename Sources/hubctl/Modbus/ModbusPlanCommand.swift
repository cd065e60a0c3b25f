import ArgumentParser
import HubConfig
import HubUnits

/// `hubctl modbus plan FILE`: every request of every link, with its bytes and its time.
struct ModbusPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print each link's requests, their bytes, their time, what they delay.",
    discussion: """
      Reads the line's file only: no device is asked, and the daemon need not run.
      The request in hexadecimal is what a network analyser shows behind the head.

      Exit codes: 0 printed, 1 the file has problems (they are told), 2 wrong call.

      Example: hubctl modbus plan /etc/hubd/liege.yaml --link plc1
      """)

  @Argument(help: ArgumentHelp("The line's file, such as /etc/hubd/line.yaml.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Only this link.", valueName: "name"))
  var link: String?

  @Flag(help: "A line of JSON for each link instead of text.")
  var json = false

  func run() throws {
    let report = ConfigReport(path: file)
    let line: LineDescription
    do {
      line = try report.lineDescription()
    } catch {
      for problem in error.problems { Output.note(problem.description) }
      throw CommandFailure(.machine, report.verdict)
    }
    let names = line.links.map(\.name)
    if let link, !names.contains(link) {
      throw CommandFailure(
        .wrongCall, "client: the line has no link '\(link)'; it has \(names.joined(separator: ", "))")
    }
    for index in line.links.indices where link == nil || names[index] == link {
      let plan = PlannedLink(line, index)
      if json {
        try Output.json(plan)
      } else {
        if index > 0, link == nil { Output.line("") }
        PlannedLinkText(plan).lines.forEach(Output.line)
      }
    }
  }
}
