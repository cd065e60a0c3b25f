import Glibc

/// Who connected: the kernel's word, taken at the moment of connecting.
///
/// **Source**: unix(7), SO_PEERCRED and SO_PEERGROUPS.
public struct PeerCredentials: Hashable, Sendable {
  public let process: Int32
  public let user: UInt32
  public let group: UInt32
  /// The process's supplementary groups.
  public let groups: [UInt32]

  public init(process: Int32, user: UInt32, group: UInt32, groups: [UInt32] = []) {
    self.process = process
    self.user = user
    self.group = group
    self.groups = groups
  }

  /// The kernel did not tell who is there.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    public let errno: Int32
    public var description: String {
      "kernel: it does not tell who connected (errno \(errno)); the client is refused"
    }
  }

  /// Reads the credentials of a connected Unix socket.
  init(descriptor: CInt) throws(Failure) {
    // glibc shows `struct ucred` only to _GNU_SOURCE, which Swift's import does not set: three numbers of 32 bits.
    var peer: (process: Int32, user: UInt32, group: UInt32) = (0, 0, 0)
    var length = socklen_t(MemoryLayout.size(ofValue: peer))
    // Safety: `peer` and `length` live through the call, and `length` is the size of `peer`.
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 else {
      throw Failure(errno: Glibc.errno)
    }
    self.init(
      process: peer.process, user: peer.user, group: peer.group,
      groups: try Self.supplementaryGroups(of: descriptor))
  }

  private static func supplementaryGroups(of descriptor: CInt) throws(Failure) -> [UInt32] {
    // Ask with room for as many groups as most users have; the kernel says how many bytes it needs.
    var groups = [UInt32](repeating: 0, count: 64)
    while true {
      var length = socklen_t(groups.count * MemoryLayout<UInt32>.stride)
      // Safety: the array's storage is `length` bytes long and lives through the call.
      let result = unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, &groups, &length)
      let count = Int(length) / MemoryLayout<UInt32>.stride
      if result == 0 { return Array(groups.prefix(count)) }
      guard Glibc.errno == ERANGE, count > groups.count else { throw Failure(errno: Glibc.errno) }
      groups = [UInt32](repeating: 0, count: count)
    }
  }
}
