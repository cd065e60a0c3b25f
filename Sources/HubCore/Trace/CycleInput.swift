public import HubUnits

/// Everything one turn of the crank may look at, frozen.
///
/// **Shape**: fixed size; at most `Limits.messagesInTurn` of each kind.
/// **Thread**: filled by the cycle loop (or by a simulator, or from a recording).
public struct CycleInput: Sendable {
  public var now: MonotonicInstant
  public var images: BoundedList<16, InputImage>
  public var scans: BoundedList<16, ScanRead>
  public var outcomes: BoundedList<16, OrderOutcome>
  public var messages: BoundedList<16, ControlMessage>
  /// A ring to the core overflowed since the turn before.
  public var inputsLost: Bool
  /// The ring of traces overflowed since the turn before.
  public var tracesLost: Bool

  public init(now: MonotonicInstant) {
    self.now = now
    images = BoundedList(
      filler: InputImage(
        link: LinkIndex(0), taken: .distantPast, encoderCount: 0, heartbeat: 0, bits: InputBits()))
    scans = BoundedList(
      filler: ScanRead(
        scanner: ScannerIndex(0), began: .distantPast, completed: .distantPast, code: Barcode(),
        checkDigit: .none))
    outcomes = BoundedList(
      filler: OrderOutcome(
        number: OrderNumber(0), action: .release, result: .dropped, planned: .distantPast,
        began: .distantPast, acknowledged: .distantPast))
    messages = BoundedList(filler: .stop)
    inputsLost = false
    tracesLost = false
  }

  /// Makes it ready for the next turn.
  public mutating func clear(now: MonotonicInstant) {
    self.now = now
    images.removeAll()
    scans.removeAll()
    outcomes.removeAll()
    messages.removeAll()
    inputsLost = false
    tracesLost = false
  }
}
