import Synchronization

/// A PLC with a destination mailbox on real wires: its program runs by itself, its counter counts a running belt.
///
/// **Thread**: any; server and program have threads of their own. `stop()` must be called before letting go.
public final class MailboxPLC: Sendable {
  public let layout: MailboxLayout
  private let machine: MailboxMachine
  private let plc: MockPLC
  private let thread: Mutex<MockThread?>

  /// - Parameters:
  ///   - counter: where the counter stands at the start.
  ///   - speed: pulses a second; the belt runs at once.
  public init(_ layout: MailboxLayout, counter: UInt32 = 0, speed: Double) throws(MockPLCError) {
    self.layout = layout
    let machine = MailboxMachine(layout, counter: counter, speed: speed)
    self.machine = machine
    plc = try MockPLC(layout.tables(), process: machine)
    do throws(MockPLCError) {
      thread = Mutex(try MockThread { machine.run() })
    } catch {
      plc.stop()
      throw error
    }
  }

  /// Stops program and server; again does nothing.
  public func stop() {
    machine.values.withLock { $0.isStopping = true }
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    running?.join()
    plc.stop()
  }

  /// The program starts anew over the registers as they are; connections stay.
  public func restart() {
    machine.values.withLock { values in
      values.firingsBefore += values.program.firings
      values.epoch = values.epoch == .max ? 1 : values.epoch + 1
      values.program = MailboxProgram(layout, epoch: values.epoch, holding: values.holding)
    }
  }

  /// The program stands still, or goes on; the belt runs.
  public func run(_ isRunning: Bool) { machine.values.withLock { $0.isRunning = isRunning } }
  public func setSpeed(_ pulsesPerSecond: Double) {
    machine.values.withLock { $0.speed = pulsesPerSecond }
  }
  public func setDriven(_ isDriven: Bool) { machine.values.withLock { $0.program.isDriven = isDriven } }
  public func setNotReady(_ lanes: Set<Int>) {
    machine.values.withLock { $0.program.lanesNotReady = lanes }
  }
  /// Somebody sets the counter by hand.
  public func setCounter(_ value: UInt32) {
    machine.values.withLock {
      $0.counter = UInt64(value)
      $0.counterWasSet = true
    }
  }
  public func cut(_ cut: LinkCut) { plc.cut(cut) }
  public func restore() { plc.restore() }

  public var port: Int { plc.port }
  /// Everything that was fired since the start, restarts included.
  public var firings: [MailboxFiring] {
    machine.values.withLock { $0.firingsBefore + $0.program.firings }
  }
  public var firingCount: Int {
    machine.values.withLock { $0.firingsBefore.count + $0.program.firings.count }
  }
  public var counter: UInt32 { machine.values.withLock { layout.wrapped($0.counter) } }
  public var session: UInt16 { machine.values.withLock { $0.program.session } }
  public var scans: Int { machine.values.withLock { $0.scans } }
  /// The holding registers as the controller wrote them.
  public var holding: [UInt16] { machine.values.withLock { $0.holding } }
}

extension MailboxLayout {
  func wrapped(_ counter: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: counter & ((1 << UInt64(counterBits)) - 1))
  }
}
