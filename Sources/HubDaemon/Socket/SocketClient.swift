public import HubProtocol

/// Who is at the other end of a connection, as the kernel tells it.
public struct SocketClient: Hashable, Sendable {
  /// Grows by one from connection to connection; an import is bound to it.
  public let connection: Int64
  public let credentials: PeerCredentials
  /// Nil when none of its groups gives it a role.
  public let role: SocketRole?

  public init(connection: Int64, credentials: PeerCredentials, role: SocketRole?) {
    self.connection = connection
    self.credentials = credentials
    self.role = role
  }

  /// For the audit: `uid 1000 (operator)`.
  public var actor: String { "uid \(credentials.user) (\(role?.rawValue ?? "no role"))" }
}
