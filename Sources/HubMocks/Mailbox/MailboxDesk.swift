public import HubUnits
import Synchronization

/// A PLC's mailbox program for a machine that is somebody else's: a whole line in real time.
///
/// **Thread**: any.
public final class MailboxDesk: Sendable {
  private struct Values {
    var program: MailboxProgram
    var holding: [UInt16]
    var told = 0
  }

  public let layout: MailboxLayout
  private let values: Mutex<Values>

  public init(_ layout: MailboxLayout) {
    self.layout = layout
    let holding = [UInt16](repeating: 0, count: layout.tables().holdingRegisters)
    values = Mutex(
      Values(program: MailboxProgram(layout, epoch: 1, holding: holding), holding: holding))
  }

  /// The holding registers were written; all of them, as they are now.
  public func written(_ registers: [UInt16]) { values.withLock { $0.holding = registers } }

  /// Puts what the program shows into the input registers.
  public func show(in inputs: inout PLCInputs) {
    let shown = values.withLock { $0.program.shown }
    inputs.registers.replaceSubrange(layout.answers..<layout.answers + shown.count, with: shown)
  }

  /// Runs the program once, with the counter having passed these values.
  ///
  /// - Returns: what was fired, and whether there is a session; without one everything is to be released.
  public func scan(passing counts: [UInt32], at now: MonotonicInstant) -> (
    fired: [MailboxFiring], drives: Bool
  ) {
    values.withLock { values in
      values.program.scan(values.holding, passing: counts, wasSet: false, at: now)
      let all = values.program.firings
      defer { values.told = all.count }
      return (Array(all[values.told...]), values.program.session != 0)
    }
  }
}
