import HubCore
import HubDaemon
import Synchronization

/// The core's end of the ring: what the desk sent, in order, with room for so many.
final class CoreInbox: Sendable {
  private struct State {
    var messages: [ControlMessage] = []
    var room = Int.max
  }
  private let state = Mutex(State())

  func take(_ message: ControlMessage) -> Bool {
    state.withLock { state in
      guard state.room > 0 else { return false }
      state.room -= 1
      state.messages.append(message)
      return true
    }
  }

  func setRoom(_ room: Int) { state.withLock { $0.room = room } }

  var messages: [ControlMessage] { state.withLock { $0.messages } }

  var facts: [ParcelFacts] {
    messages.compactMap { if case .facts(let facts) = $0 { facts } else { nil } }
  }

  var holds: Int {
    messages.count { if case .hold(.journalDown, TraceDesk.ownCommand) = $0 { true } else { false } }
  }
}
