import ArgumentParser

/// The mock line: a belt, people, scanners and a PLC for a daemon that does not know it.
@main
struct HubSimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hubsim", abstract: "Plays a parcel line for hubd, with no hardware.",
    subcommands: [WorldCommand.self, PLCCommand.self, SwarmCommand.self])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      // ArgumentParser ends wrong calls with 64; ours is 2, as the other programs'.
      let code = exitCode(for: error)
      if code == .validationFailure {
        var text = fullMessage(for: error)
        if !text.hasSuffix("\n") { text += "\n" }
        StandardError.write(text)
        exit(withError: ExitCode(2))
      }
      exit(withError: error)
    }
  }
}
