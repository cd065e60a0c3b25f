import ArgumentParser

/// `hubctl`: the technician's and the hub's IT's way to a line.
struct HubctlCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hubctl", abstract: "See and run a parcel sorter's line.",
    discussion: "Start with: hubctl status, hubctl watch, hubctl why CODE, hubctl diag.",
    subcommands: [],
    groupedSubcommands: [
      CommandGroup(
        name: "Seeing",
        subcommands: [
          StatusCommand.self, WatchCommand.self, WhyCommand.self, DiagCommand.self, EventsCommand.self,
          ReportCommand.self,
        ]),
      CommandGroup(
        name: "Running",
        subcommands: [
          LaneCommand.self, ManifestCommand.self, CustomsCommand.self, HoldCommand.self, ResetCommand.self,
        ]),
      CommandGroup(
        name: "Without the daemon",
        subcommands: [ConfigCommand.self, BarcodeCommand.self, ScannerCommand.self]),
    ])

  /// Runs the program.
  ///
  /// - Returns: how it ended; usage errors are 2 here, not the library's 64.
  static func run(_ arguments: [String]?) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
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
