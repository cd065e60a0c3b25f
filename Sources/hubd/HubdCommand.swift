import ArgumentParser

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
}
