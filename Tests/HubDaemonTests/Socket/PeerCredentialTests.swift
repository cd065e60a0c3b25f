import Glibc
import Testing

@testable import HubDaemon

@Suite("Who connected")
struct PeerCredentialTests {
  @Test("the kernel tells process, user, group and all supplementary groups of the peer")
  func ownCredentials() throws {
    var pair: [CInt] = [-1, -1]
    // Safety: the array has the two elements that socketpair() fills.
    #expect(unsafe socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &pair) == 0)
    let peer = try PeerCredentials(descriptor: pair[0])
    var groups = [gid_t](repeating: 0, count: 1_024)
    // Safety: the array is as long as said.
    let count = unsafe getgroups(CInt(groups.count), &groups)
    #expect(peer.process == getpid())
    #expect(peer.user == geteuid())
    #expect(peer.group == getegid())
    #expect(Set(peer.groups) == Set(groups.prefix(Int(count))))
    for descriptor in pair { close(descriptor) }
  }

  @Test("what is no socket is refused, not taken for somebody")
  func noSocket() throws {
    let descriptor = dup(STDERR_FILENO)
    #expect(throws: PeerCredentials.Failure(errno: ENOTSOCK)) { try PeerCredentials(descriptor: descriptor) }
    close(descriptor)
  }
}
