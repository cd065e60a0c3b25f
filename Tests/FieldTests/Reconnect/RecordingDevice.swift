import Foundation
import HubRealtime
import HubUnits
import Synchronization
import Testing

/// A device on TCP that keeps a record, and whose door can be treated as a bad day treats it.
///
/// **Thread**: any; the device has one of its own. `stop()` must be called before letting go.
final class RecordingDevice: BreakableDevice {
  /// What is done to the connections that are there, once.
  enum Stroke {
    /// RST to all.
    case reset
    /// RST to the one who has been there longest.
    case resetOldest
    /// FIN to all.
    case finish
    /// Power is back: coils off, registers nought, and who still believes in an old connection is sent RST.
    case restart
  }

  /// How it treats everybody, until told otherwise.
  struct Manner {
    /// Asked, it says nothing; the kernel still acknowledges: half-open.
    var isDeaf = false
    /// Nobody is let in.
    var isClosed = false
    /// Whoever comes when so many are there is let in and shown out.
    var slots = 8
  }

  private struct State {
    var memory: DeviceMemory
    var manner = Manner()
    var strokes: [Stroke] = []
    var struckAt: MonotonicInstant?
    var isStopping = false
    var clientPorts: [UInt16] = []
  }

  struct CannotListen: Error { let rawErrno: Int32 }

  /// How often it looks around when nobody speaks. **Source**: below a quick PLC's own cycle of 5 ms.
  static let period = Nanoseconds.milliseconds(2)

  let port: Int
  private let state: Mutex<State>

  /// - Parameters:
  ///   - network: where it lives; nil is this process's own network.
  ///   - releasedAfter: see `DeviceMemory`.
  init(at address: String = "127.0.0.1", in network: FarNetwork? = nil, releasedAfter: Nanoseconds?) throws {
    state = Mutex(State(memory: DeviceMemory(releasedAfter: releasedAfter, at: MonotonicClock.now())))
    let door = try FarNetwork.opening(network) { try RecordingDoor(address: address, port: 0) }
    port = door.port
    Thread.detachNewThread { [self] in serve(door) }
  }

  func stop() { state.withLock { $0.isStopping = true } }

  /// What it knows, now.
  var memory: DeviceMemory { state.withLock { $0.memory } }
  /// The masters' own port numbers.
  var clientPorts: [UInt16] { state.withLock { $0.clientPorts } }

  func place() { state.withLock { $0.memory.place(at: MonotonicClock.now()) } }

  func change(_ change: (inout Manner) -> Void) { state.withLock { change(&$0.manner) } }

  /// Does it, and says when it was done.
  func strike(_ stroke: Stroke) throws -> MonotonicInstant {
    state.withLock { state in
      state.struckAt = nil
      state.strokes.append(stroke)
    }
    var at: MonotonicInstant?
    try awaiting("the stroke") {
      at = state.withLock { $0.struckAt }
      return at != nil
    }
    return at!
  }

  private func serve(_ door: RecordingDoor) {
    var door = door
    while true {
      let now = MonotonicClock.now()
      let (manner, strokes, isStopping) = state.withLock { state in
        state.memory.turn(at: now)
        defer { state.strokes = [] }
        return (state.manner, state.strokes, state.isStopping)
      }
      if isStopping { break }
      for stroke in strokes { obey(stroke, &door) }
      door.obey(manner)
      state.withLock { $0.clientPorts = door.clients.map(\.port) }
      for client in door.ready(within: Self.period, isDeaf: manner.isDeaf) {
        door.answer(client) { request, connectedAt in
          state.withLock { $0.memory.answer(request, at: MonotonicClock.now(), connectedAt: connectedAt) }
        }
      }
    }
    door.close()
  }

  private func obey(_ stroke: Stroke, _ door: inout RecordingDoor) {
    switch stroke {
    case .reset: door.endAll(byReset: true)
    case .resetOldest: door.endOldest()
    case .finish: door.endAll(byReset: false)
    case .restart:
      door.endAll(byReset: true)
      state.withLock { $0.memory.restart(at: MonotonicClock.now()) }
    }
    state.withLock { $0.struckAt = MonotonicClock.now() }
  }
}
