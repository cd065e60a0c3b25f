import HubModbus
import HubUnits

/// The read-back of a device's I/O watchdog: register by register, then the verdict. Shared by the link's thread and
/// the probe.
struct WatchdogLook: Sendable {
  /// What a register gave.
  private enum Answer {
    case none
    case value(UInt16)
    case refused(ModbusException)
  }

  private let watchdog: WatchdogRegisters?
  private let most: UInt16
  private let registers: [UInt16]
  private var answers: [Answer]
  private var step = 0
  private(set) var finding: WatchdogFinding
  /// When the next look begins.
  var next: MonotonicInstant = .distantPast
  /// When all of it was read last.
  private var read: MonotonicInstant = .distantPast

  init(_ watchdog: WatchdogRegisters?, within time: Nanoseconds) {
    self.watchdog = watchdog
    most = watchdog.map { LinkGuard.most($0, within: time) } ?? 0
    registers = watchdog?.all ?? []
    answers = registers.map { _ in .none }
    finding = watchdog == nil ? .notRequired : .notRead
  }

  /// The register to read next; nil when none is watched.
  var register: UInt16? { registers.isEmpty ? nil : registers[step] }
  var isBegun: Bool { step > 0 }

  /// What was known belongs to a connection that is gone.
  mutating func forget() {
    guard watchdog != nil else { return }
    finding = .notRead
    restart()
  }

  mutating func restart() {
    step = 0
    next = .distantPast
  }

  /// What was found is not known any more, when it is older than `time`.
  ///
  /// - Returns: whether that is new.
  mutating func doubt(_ now: MonotonicInstant, after time: Nanoseconds) -> Bool {
    guard watchdog != nil, finding != .notRead, now - read > time else { return false }
    finding = .notRead
    return true
  }

  /// Takes what a register held; with the last one the verdict is made.
  ///
  /// - Returns: whether the look is over.
  mutating func took(_ value: UInt16, at now: MonotonicInstant) -> Bool { took(.value(value), now) }
  mutating func refused(_ exception: ModbusException, at now: MonotonicInstant) -> Bool {
    took(.refused(exception), now)
  }

  private mutating func took(_ answer: Answer, _ now: MonotonicInstant) -> Bool {
    answers[step] = answer
    step += 1
    guard step == registers.count else { return false }
    step = 0
    finding = verdict()
    read = now
    return true
  }

  private func verdict() -> WatchdogFinding {
    guard let watchdog else { return .notRequired }
    switch answers[0] {
    case .refused(let exception): return .refused(register: watchdog.time, exception)
    case .none: return .notRead
    case .value(let time):
      guard time > 0, time <= most else {
        return .wrong(register: watchdog.time, found: time, wanted: .upTo(most))
      }
      var first: WatchdogFinding?
      for way in watchdog.ways {
        guard let wrong = firstWrong(in: way) else { return .armed(watchdog.unit * Int64(time)) }
        // A register that some models lack says less than one that holds the wrong value.
        if case .refused = first { first = wrong }
        first = first ?? wrong
      }
      return first ?? .armed(watchdog.unit * Int64(time))
    }
  }

  private func firstWrong(in way: [WatchdogRegisters.Value]) -> WatchdogFinding? {
    for value in way {
      guard let place = registers.firstIndex(of: value.register) else { continue }
      switch answers[place] {
      case .none: return .notRead
      case .refused(let exception): return .refused(register: value.register, exception)
      case .value(let found):
        if found != value.wanted {
          return .wrong(register: value.register, found: found, wanted: .exactly(value.wanted))
        }
      }
    }
    return nil
  }
}
