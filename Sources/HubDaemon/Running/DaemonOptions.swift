/// How the daemon is started.
public struct DaemonOptions: Sendable {
  /// The line's file.
  public var configuration: String
  /// Where the journal is kept; nil: as the file says.
  public var stateDirectory: String?
  /// Where the socket is; nil: as the file says.
  public var socketPath: String?

  /// The folder to record the line into; nil: it is not recorded.
  public var recordDirectory: String?

  public init(
    configuration: String, stateDirectory: String? = nil, socketPath: String? = nil,
    recordDirectory: String? = nil
  ) {
    self.configuration = configuration
    self.stateDirectory = stateDirectory
    self.socketPath = socketPath
    self.recordDirectory = recordDirectory
  }
}
