import HubUSB
import HubUnits

/// The life of one scanner as a machine: what happened goes in, what to do next comes out.
///
/// | state | leaves by |
/// | --- | --- |
/// | absent | plugged: opening |
/// | opening | opened: ready; refused: waitingForPermission; busy: heldElsewhere; other mode: wrongMode; else failing |
/// | waitingForPermission, heldElsewhere | due: open again, for ever |
/// | wrongMode | unplugged only: a mode change is a new plug |
/// | ready | broke: failing |
/// | failing | due: the step; a report or a quiet second: ready; broke again: the next step |
///
/// Unplugged leads to absent from everywhere.
///
/// **Thread**: a value of hub-usb; time is an argument.
struct ScannerLife {
  /// What the driver is to do now.
  enum Action: Sendable, Hashable {
    case none, open, resume, clearHalt, reset
  }

  private(set) var state: ScannerState = .absent
  private(set) var step: RecoveryStep = .none
  private(set) var attempts: UInt32 = 0
  /// When `action` has something to do; nil while only an event can change anything.
  private(set) var due: MonotonicInstant?
  /// While failing with the stream running: the end of the second that proves it well.
  private var isOnProbation = false

  /// How long a stream must run without a fault to count as well again.
  ///
  /// **Source**: no scanner polls slower than 255 ms (USB 2.0, table 9-13: bInterval); four polls.
  static var probation: Nanoseconds { .seconds(1) }
  /// The longest pause between attempts.
  ///
  /// **Source**: the slow re-list's period: a technician who installs a rule waits no longer than for a new plug.
  static var longestPause: Nanoseconds { .seconds(2) }
  /// The first pause between attempts.
  ///
  /// **Source**: udev sets rights within about 100 ms of the arrival (libusb issues 168 and 1586).
  static var firstPause: Nanoseconds { .milliseconds(100) }

  mutating func plugged(at now: MonotonicInstant) {
    guard state == .absent || state == .usbUnavailable else { return }
    state = .opening
    attempts = 0
    due = now
  }

  mutating func unplugged() { self = ScannerLife() }

  /// libusb cannot be used at all.
  mutating func lostUSB() {
    self = ScannerLife()
    state = .usbUnavailable
  }

  mutating func opened(at now: MonotonicInstant) {
    guard state == .failing else {
      state = .ready
      attempts = 0
      due = nil
      return
    }
    // It broke before: it must prove itself, or a device that breaks at once would be reopened without pause.
    isOnProbation = true
    due = now + Self.probation
  }

  mutating func isInWrongMode() {
    state = .wrongMode
    step = .none
    due = nil
  }

  mutating func refused(_ kind: USBError.Kind, at now: MonotonicInstant) {
    isOnProbation = false
    switch kind {
    case .accessDenied:
      state = .waitingForPermission
      step = .none
    case .busy:
      state = .heldElsewhere
      step = .none
    case .deviceGone:
      unplugged()
      return
    case .notFound, .timedOut, .overflow, .stalled, .interrupted, .noMemory, .notSupported, .inputOutput,
      .invalidParameter, .other:
      state = .failing
      step = .reopen
    }
    due = now + pause
  }

  /// The stream stands still.
  mutating func broke(_ outcome: TransferOutcome, at now: MonotonicInstant) {
    guard outcome != .deviceGone else { return unplugged() }
    climb(at: now)
  }

  /// A step of the ladder did not work.
  mutating func stepFailed(_ kind: USBError.Kind, at now: MonotonicInstant) {
    guard kind != .deviceGone else { return unplugged() }
    climb(at: now)
  }

  /// A step was done and the stream runs.
  mutating func stepDone(at now: MonotonicInstant) {
    isOnProbation = true
    due = now + Self.probation
  }

  mutating func reportArrived() {
    guard state == .failing, isOnProbation else { return }
    recover()
  }

  /// What is due.
  mutating func action(at now: MonotonicInstant) -> Action {
    guard let due, now >= due else { return .none }
    self.due = nil
    switch state {
    case .absent, .wrongMode, .ready, .usbUnavailable: return .none
    case .opening, .waitingForPermission, .heldElsewhere:
      attempts &+= 1
      return .open
    case .failing: return failingAction()
    }
  }

  private mutating func failingAction() -> Action {
    guard !isOnProbation else {
      recover()
      return .none
    }
    attempts &+= 1
    switch step {
    case .none: preconditionFailure("hub bug: a failing scanner without a step")
    case .retry: return .resume
    case .clearHalt: return .clearHalt
    case .reset: return .reset
    case .reopen: return .open
    }
  }

  private mutating func climb(at now: MonotonicInstant) {
    isOnProbation = false
    if state != .failing { (step, attempts) = (.none, 0) }
    state = .failing
    step = step.next
    due = now + (step == .reopen ? max(step.delay, pause) : step.delay)
  }

  private mutating func recover() {
    state = .ready
    step = .none
    attempts = 0
    due = nil
    isOnProbation = false
  }

  /// Doubles with each attempt.
  private var pause: Nanoseconds {
    min(Nanoseconds(Self.firstPause.count << Int64(min(attempts, 5))), Self.longestPause)
  }
}
