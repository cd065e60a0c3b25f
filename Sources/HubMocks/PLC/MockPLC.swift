import Synchronization

/// A PLC on real wires: a libmodbus server with the machine's truth behind it.
///
/// Each request is answered from the machine as it is at that moment. When the controller's heartbeat register
/// stands still, all coils are let go and stay so, whatever is written, until it moves again.
///
/// **Thread**: any; the server has one of its own. `stop()` must be called before letting go.
public final class MockPLC: Sendable {
  public let layout: PLCLayout
  /// The port it listens at.
  public let port: Int
  private let state = PLCState()
  private let thread: Mutex<MockThread?>

  /// Opens the port and starts serving.
  ///
  /// **Errors**: `MockPLCError` when the port cannot be had.
  public init(_ layout: PLCLayout, process: any PLCProcess) throws(MockPLCError) {
    let server = try PLCServer(layout: layout, process: process, state: state)
    port = server.port
    self.layout = layout
    thread = Mutex(try MockThread { server.run() })
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

  /// Breaks the link, within a few milliseconds.
  public func cut(_ cut: LinkCut = .refusing) {
    state.values.withLock { $0.cut = cut }
  }

  /// Mends the link, within a few milliseconds.
  public func restore() {
    state.values.withLock { $0.cut = nil }
  }

  public var isCut: Bool { state.values.withLock { $0.cut != nil } }
  /// Every change of a coil since the start, in order.
  public var coilChanges: [CoilChange] { state.values.withLock { $0.changes } }
  /// The coils that are energised now, in order.
  public var energisedCoils: [Int] { state.values.withLock { $0.energised.sorted() } }
  public var requestCount: Int { state.values.withLock { $0.requests } }
  /// How many clients are connected.
  public var connectionCount: Int { state.values.withLock { $0.connections } }
  /// Whether the controller's heartbeat moves, so that its coils count.
  public var heartbeatIsAlive: Bool { state.values.withLock { $0.heartbeatAlive } }
}
