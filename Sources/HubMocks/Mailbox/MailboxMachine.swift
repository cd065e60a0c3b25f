import HubUnits
import Synchronization

/// The machine of a PLC with a mailbox: its registers, its counter on a belt that runs, and its program.
final class MailboxMachine: PLCProcess {
  struct Values {
    var program: MailboxProgram
    var holding: [UInt16]
    /// The counter without its wrap, and the part of a pulse that is over.
    var counter: UInt64
    var rest: Double = 0
    /// Pulses a second.
    var speed: Double
    var counterWasSet = false
    var epoch: UInt16 = 1
    var isRunning = true
    var isStopping = false
    var beat: UInt16 = 0
    var scans = 0
    /// What programs before this one fired.
    var firingsBefore: [MailboxFiring] = []
  }

  let values: Mutex<Values>
  private let layout: MailboxLayout

  init(_ layout: MailboxLayout, counter: UInt32, speed: Double) {
    self.layout = layout
    let holding = [UInt16](repeating: 0, count: layout.tables().holdingRegisters)
    values = Mutex(
      Values(
        program: MailboxProgram(layout, epoch: 1, holding: holding), holding: holding,
        counter: UInt64(counter), speed: speed))
  }

  func read(into inputs: inout PLCInputs, at now: MonotonicInstant) {
    values.withLock { values in
      let counter = layout.wrapped(values.counter)
      if layout.counterBits == 32 {
        inputs.registers[layout.counterRegister] = UInt16(counter >> 16)
        inputs.registers[layout.counterRegister + 1] = UInt16(truncatingIfNeeded: counter)
      } else {
        inputs.registers[layout.counterRegister] = UInt16(counter)
      }
      inputs.registers[layout.beatRegister] = values.beat
      inputs.registers.replaceSubrange(
        layout.answers..<layout.answers + values.program.shown.count, with: values.program.shown)
    }
  }

  func written(_ registers: [UInt16], at now: MonotonicInstant) {
    values.withLock { $0.holding = registers }
  }

  func coil(_ number: Int, energised: Bool, at now: MonotonicInstant) {}

  /// Scans until a stop is asked for.
  func run() {
    var last = MonotonicClock.now()
    while !values.withLock({ $0.isStopping }) {
      MonotonicClock.sleep(until: last + layout.scan)
      let now = MonotonicClock.now()
      scan(after: now - last, at: now)
      last = now
    }
  }

  private func scan(after time: Nanoseconds, at now: MonotonicInstant) {
    values.withLock { values in
      values.rest += values.speed * Double(time.count) / 1e9
      let pulses = UInt64(values.rest)
      values.rest -= Double(pulses)
      let from = values.counter
      values.counter += pulses
      guard values.isRunning else { return }
      // As a compare output would: at each pulse; a belt that stands shows the program the same count again.
      let counts = pulses == 0 ? [layout.wrapped(from)] : (from + 1...from + pulses).map(layout.wrapped)
      values.program.scan(values.holding, passing: counts, wasSet: values.counterWasSet, at: now)
      values.counterWasSet = false
      values.beat &+= 1
      values.scans += 1
    }
  }
}
