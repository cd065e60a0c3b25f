import HubProtocol
import Testing

@testable import HubDaemon

@Suite("Who may do what")
struct AccessTests {
  private let policy = AccessPolicy(ownUser: 990, groups: [.reader: 900, .operator: 901, .engineer: 902])

  private func role(_ user: UInt32, _ group: UInt32, _ groups: [UInt32] = []) -> SocketRole? {
    policy.role(of: PeerCredentials(process: 1, user: user, group: group, groups: groups))
  }

  @Test("the highest of a client's groups gives its role")
  func groups() {
    #expect(role(1000, 1000) == nil)
    #expect(role(1000, 900) == .reader)
    #expect(role(1000, 1000, [4, 900]) == .reader)
    #expect(role(1000, 1000, [900, 901]) == .operator)
    #expect(role(1000, 902, [900]) == .engineer)
  }

  @Test("root and the daemon's own user are engineers")
  func ownUsers() {
    #expect(role(0, 0) == .engineer)
    #expect(role(990, 990) == .engineer)
  }

  @Test("a machine without the groups gives nobody else a role")
  func noGroups() {
    let bare = AccessPolicy(ownUser: 990, groups: [:])
    #expect(bare.role(of: PeerCredentials(process: 1, user: 1000, group: 0, groups: [0])) == nil)
  }

  @Test("readers read, operators operate, and engineers alone move outputs by hand")
  func methods() {
    let dispatcher = MethodDispatcher(
      service: FakeSorterService(), info: SocketSettings(path: "", version: "").info)
    func allowed(_ role: SocketRole?) -> Set<SorterMethod> {
      let client = SocketClient(
        connection: 1, credentials: PeerCredentials(process: 1, user: 1, group: 1), role: role)
      return Set(SorterMethod.allCases.filter { dispatcher.refusal(of: $0, for: client) == nil })
    }
    #expect(allowed(nil).isEmpty)
    #expect(
      allowed(.reader) == [
        .getState, .watch, .why, .getHealth, .diagnose, .lookUpManifest, .getCustoms, .readEvents, .getReport,
        .readIO,
      ])
    let byHand: Set<SorterMethod> = [.writeIO, .jogOutput, .tryDiverter]
    #expect(allowed(.operator) == Set(SorterMethod.allCases).subtracting(byHand))
    #expect(allowed(.engineer) == Set(SorterMethod.allCases))
  }

  @Test("systemd's socket is taken only when it is meant for this process")
  func activation() throws {
    let environment = ["LISTEN_PID": "42", "LISTEN_FDS": "1"]
    #expect(try SocketActivation.descriptor(in: environment, process: 42) == 3)
    #expect(try SocketActivation.descriptor(in: environment, process: 43) == nil)
    #expect(try SocketActivation.descriptor(in: [:], process: 42) == nil)
    #expect(throws: SocketActivation.Failure.severalSockets(count: 2)) {
      try SocketActivation.descriptor(in: ["LISTEN_PID": "42", "LISTEN_FDS": "2"], process: 42)
    }
    #expect(throws: SocketActivation.Failure.unreadable(variable: "LISTEN_FDS", value: "many")) {
      try SocketActivation.descriptor(in: ["LISTEN_PID": "42", "LISTEN_FDS": "many"], process: 42)
    }
  }
}
