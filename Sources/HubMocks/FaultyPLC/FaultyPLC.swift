import HubUnits
import Synchronization

/// A Modbus server on TCP or a serial line that answers with the faults engineers know.
///
/// Plain sockets, plain bytes and one thread: no library that would not let a wrong frame out, and nothing of the
/// daemon's client.
///
/// **Thread**: any; the server has one of its own. `stop()` must be called before letting go.
public final class FaultyPLC: Sendable {
  /// The port it listens at; 0 on a serial line.
  public let port: Int
  private let state: FaultyPLCState
  private let thread: Mutex<MockThread?>

  /// Opens the port or the serial line and starts serving.
  ///
  /// - Parameter told: hears of each fault, on the server's thread; must not block.
  ///
  /// **Errors**: `FaultyPLCError` when the place cannot be had.
  public init(
    _ layout: FaultyPLCLayout, faults: [PLCFault] = [], seed: UInt64 = 1,
    told: @escaping @Sendable (PLCFaultNote) -> Void = { _ in }
  ) throws(FaultyPLCError) {
    let state = FaultyPLCState(inputs: layout.discreteInputs)
    let server = try FaultyPLCServer(layout, faults: faults, seed: seed, state: state, told: told)
    self.state = state
    port = server.port
    do throws(MockPLCError) {
      thread = Mutex(try MockThread { server.run() })
    } catch {
      server.close()
      guard case .noThread(let reason) = error else { throw .noThread(errno: 0) }
      throw .noThread(errno: reason)
    }
  }

  /// Stops serving and closes everything; again does nothing.
  public func stop() {
    state.values.withLock { $0.stopping = true }
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    running?.join()
  }

  /// What it saw and did so far.
  public var counts: FaultyPLCCounts { state.values.withLock { $0.counts } }
  /// The coils that are on now.
  public var energisedCoils: [Int] { state.values.withLock { $0.energised } }

  /// The registers with outputs, as they are now.
  public var outputRegisters: [Int: UInt16] { state.values.withLock { $0.registers } }

  /// Sets a holding register as somebody at the device would: its watchdog, say.
  ///
  /// **Precondition**: one of the layout's registers.
  public func hold(_ value: UInt16, in register: Int) {
    state.values.withLock { $0.held.append((register, value)) }
  }

  /// Turns a discrete input on or off.
  ///
  /// **Precondition**: one of the layout's inputs.
  public func show(input: Int, _ isOn: Bool) { state.values.withLock { $0.inputs[input] = isOn } }
}
