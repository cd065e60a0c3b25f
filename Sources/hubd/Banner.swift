import HubDaemon

/// What `--version` says.
enum Banner {
  static var version: String { "hubd \(Version.text)" }
}
