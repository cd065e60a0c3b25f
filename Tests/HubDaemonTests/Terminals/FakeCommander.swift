import HubProtocol
import Synchronization

@testable import HubDaemon

/// A line that does what terminals command, and remembers it.
final class FakeCommander: TerminalCommander {
  struct Commanded: Hashable, Sendable {
    var number: Int
    var enabled: Bool
    var actor: String
  }
  private struct State {
    var commanded: [Commanded] = []
    var ids: [String] = []
    var refusal: SorterError?
  }
  private let state = Mutex(State())

  var commanded: [Commanded] { state.withLock { $0.commanded } }
  var ids: [String] { state.withLock { $0.ids } }
  func refuse(with error: SorterError?) { state.withLock { $0.refusal = error } }

  func setLane(_ call: SetLane, by actor: String) async throws(SorterError) {
    let refusal = state.withLock { state in
      state.commanded.append(Commanded(number: call.number, enabled: call.enabled, actor: actor))
      state.ids.append(call.id)
      return state.refusal
    }
    if let refusal { throw refusal }
  }
}
