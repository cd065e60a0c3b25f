import CModbus
public import HubUnits
import Synchronization

/// Measures what one bare libmodbus write takes, from call to answer, beside whatever else the PLC serves.
///
/// The yardstick for the daemon's own times: nobody is faster than the library alone.
///
/// **Thread**: any; the measuring has a thread of its own. `stop()` must be called before letting go.
public final class BareWriteProbe: Sendable {
  private struct Values {
    var stopping = false
    var times: [Nanoseconds] = []
    var failures = 0
  }

  private final class Shared: Sendable {
    let values = Mutex(Values())
  }

  private let shared = Shared()
  private let thread: Mutex<MockThread?>

  /// Starts measuring.
  ///
  /// - Parameters:
  ///   - register: a holding register that nobody else uses.
  ///   - interval: the pause between two writes.
  public init(
    address: String, port: Int, register: Int, every interval: Nanoseconds
  ) throws(MockPLCError) {
    let shared = shared
    thread = Mutex(
      try MockThread {
        Self.measure(address: address, port: port, register: register, interval: interval, shared)
      })
  }

  /// Ends the measuring; again does nothing.
  public func stop() {
    shared.values.withLock { $0.stopping = true }
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    running?.join()
  }

  /// The round trips so far.
  public var times: [Nanoseconds] { shared.values.withLock { $0.times } }

  private static func measure(
    address: String, port: Int, register: Int, interval: Nanoseconds, _ shared: Shared
  ) {
    // Safe: the context is made, used and freed on this thread.
    guard let context = unsafe modbus_new_tcp(address, CInt(port)) else { return }
    var connected = false
    var value: UInt16 = 0
    var next = MonotonicClock.now()
    while !shared.values.withLock({ $0.stopping }) {
      if !connected { connected = unsafe modbus_connect(context) == 0 }
      if connected {
        let began = MonotonicClock.now()
        value &+= 1
        if unsafe modbus_write_register(context, CInt(register), value) == 1 {
          let took = MonotonicClock.now() - began
          shared.values.withLock { $0.times.append(took) }
        } else {
          // The link is cut: a late answer would be taken for the next one's, so the connection is built anew.
          unsafe modbus_close(context)
          connected = false
        }
      }
      next = max(next + interval, MonotonicClock.now())
      MonotonicClock.sleep(until: next)
    }
    unsafe modbus_close(context)
    unsafe modbus_free(context)
  }
}
