/// What a client of the socket may do; each role may do what those before it may.
///
/// **Source**: DESIGN §6; the groups are made by `systemd/hubd.sysusers`.
public enum SocketRole: String, Codable, CaseIterable, Hashable, Comparable, Sendable {
  /// Sees everything, changes nothing: group `hubd`.
  case reader
  /// Opens and closes lanes, holds, releases customs, imports manifests: group `hubd-operator`.
  case `operator`
  /// Configures and jogs: group `hubd-engineer`, root and the daemon's own user.
  case engineer

  /// The Unix group that gives this role.
  public var group: String {
    switch self {
    case .reader: "hubd"
    case .operator: "hubd-operator"
    case .engineer: "hubd-engineer"
    }
  }

  private var rank: Int {
    switch self {
    case .reader: 0
    case .operator: 1
    case .engineer: 2
    }
  }

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}
