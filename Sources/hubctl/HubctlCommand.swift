import ArgumentParser

/// `hubctl`: the technician's and the hub's IT's way to a line.
struct HubctlCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hubctl", abstract: "See and run a parcel sorter's line.",
    discussion: """
      Start with: hubctl status, hubctl watch, hubctl why CODE, hubctl diag.
      The version: hubctl --version.
      """,
    subcommands: [],
    groupedSubcommands: [
      CommandGroup(
        name: "Seeing",
        subcommands: [
          StatusCommand.self, WatchCommand.self, WhyCommand.self, DiagCommand.self, EventsCommand.self,
          ReportCommand.self, ScannersCommand.self,
        ]),
      CommandGroup(
        name: "Running",
        subcommands: [
          LaneCommand.self, RedirectCommand.self, ManifestCommand.self, CustomsCommand.self, HoldCommand.self,
          ResetCommand.self,
        ]),
      CommandGroup(name: "Commissioning", subcommands: [IOCommand.self, BringUpCommand.self]),
      CommandGroup(
        name: "Without the daemon",
        subcommands: [
          ConfigCommand.self, CardsCommand.self, BarcodeCommand.self, ReplayCommand.self,
          RecordCommand.self, ModbusCommand.self,
        ]),
    ])

  /// What `--version` says; the daemon's own is in `hubctl diag`.
  private static let version = "hubctl 0.1.0"

  /// Puts the options that name the line behind the command: people write them in front, too.
  static func settled(_ arguments: [String]) -> [String] {
    var front = arguments[...]
    var moved: [String] = []
    while let first = front.first {
      if first == "--json" || first.hasPrefix("--socket=") || first.hasPrefix("--line=") {
        moved.append(front.removeFirst())
      } else if (first == "--socket" || first == "--line") && front.count > 1 {
        moved += front.prefix(2)
        front.removeFirst(2)
      } else {
        break
      }
    }
    return Array(front) + moved
  }

  /// Runs the program.
  ///
  /// - Returns: how it ended; usage errors are 2 here, not the library's 64.
  static func run(_ arguments: [String]) -> Int32 {
    // Not by the library: it would add a line to each command's help, which must fit a screen.
    if arguments == ["--version"] {
      Output.line(version)
      return CommandExit.good.rawValue
    }
    do {
      var command = try parseAsRoot(settled(arguments))
      try command.run()
      return CommandExit.good.rawValue
    } catch let failure as CallFailure {
      Output.note("\(failure)")
      return failure.exitCode.rawValue
    } catch let failure as CommandFailure {
      Output.note("\(failure)")
      return failure.exit.rawValue
    } catch let exit as CommandExit {
      return exit.rawValue
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code.isSuccess { print(message) } else if !message.isEmpty { Output.note(message) }
      return code == .validationFailure ? CommandExit.wrongCall.rawValue : code.rawValue
    }
  }
}
