/// How the daemon is started.
public struct DaemonOptions: Sendable {
  /// The line's file.
  public var configuration: String
  /// Where the journal is kept; nil: as the file says.
  public var stateDirectory: String?
  /// Where the socket is; nil: as the file says.
  public var socketPath: String?

  public init(configuration: String, stateDirectory: String? = nil, socketPath: String? = nil) {
    self.configuration = configuration
    self.stateDirectory = stateDirectory
    self.socketPath = socketPath
  }
}
