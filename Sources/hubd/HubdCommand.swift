import ArgumentParser
import Foundation

/// `hubd`: the daemon.
@main
struct HubdCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hubd",
    abstract: "Controls a parcel sorter: reads scanners, follows parcels, fires diverters.",
    discussion: """
      Usually systemd runs it: systemctl start hubd@NAME, with /etc/hubd/NAME.yaml.
      hubd is not a safety function: emergency stop and guards are hard-wired.
      """,
    version: Banner.version,
    subcommands: [RunCommand.self, CheckCommand.self])

  /// Runs the program; usage errors end with 2 here, not with the library's 64.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var running = command as? any AsyncParsableCommand {
        try await running.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data("\(fullMessage(for: error))\n".utf8))
      Foundation.exit(2)
    }
  }
}
