public import HubUnits

/// One trouble of one run: what, when, for how long, to whom.
///
/// Faults are numbered when the scenario is drawn and keep their number when others are dropped, so that a shrunk
/// scenario can be called by their numbers.
public struct SwarmFault: Sendable, Hashable {
  public var number: Int
  public var kind: SwarmFaultKind
  /// After the start of the run; unused for what lies on a parcel.
  public var at: Nanoseconds
  public var lasting: Nanoseconds
  /// A parcel, lane or station, as the kind says.
  public var subject: Int
  /// What else the kind needs: another parcel, a customs state, a speed in mm/s.
  public var amount: Int64

  public init(
    number: Int, kind: SwarmFaultKind, at: Nanoseconds = .zero, lasting: Nanoseconds = .zero,
    subject: Int = 0,
    amount: Int64 = 0
  ) {
    self.number = number
    self.kind = kind
    self.at = at
    self.lasting = lasting
    self.subject = subject
    self.amount = amount
  }

  public var end: Nanoseconds { at + lasting }
}
