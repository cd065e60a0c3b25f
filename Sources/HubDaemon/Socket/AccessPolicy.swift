import Glibc
public import HubProtocol

/// Which role a client has, by its user and groups.
///
/// **Source**: DESIGN §6.
public struct AccessPolicy: Hashable, Sendable {
  /// The daemon's own user: engineer, so that a line can be tried without installing anything.
  public let ownUser: UInt32
  /// The numbers of the groups that exist on this machine.
  public let groups: [SocketRole: UInt32]

  public init(ownUser: UInt32, groups: [SocketRole: UInt32]) {
    self.ownUser = ownUser
    self.groups = groups
  }

  /// The policy of this machine, from its group database.
  public static func ofThisMachine() -> AccessPolicy {
    var groups: [SocketRole: UInt32] = [:]
    for role in SocketRole.allCases { groups[role] = groupNumber(role.group) }
    return AccessPolicy(ownUser: geteuid(), groups: groups)
  }

  /// The highest role of a client, or nil when it has none.
  public func role(of peer: PeerCredentials) -> SocketRole? {
    if peer.user == 0 || peer.user == ownUser { return .engineer }
    let memberships = Set(peer.groups).union([peer.group])
    return SocketRole.allCases.filter { role in groups[role].map(memberships.contains) ?? false }.max()
  }

  /// **Thread**: before the server runs: the group database may read files or ask a directory service.
  private static func groupNumber(_ name: String) -> UInt32? {
    var entry = unsafe group()
    var found: UnsafeMutablePointer<group>?
    // getgrnam_r's texts go in here; a group with thousands of members still fits.
    var texts = [CChar](repeating: 0, count: 65_536)
    // Safety: all three are local and outlive the call; only the number is read from `entry` afterwards.
    let result = unsafe getgrnam_r(name, &entry, &texts, texts.count, &found)
    guard result == 0, unsafe found != nil else { return nil }
    return unsafe entry.gr_gid
  }
}
