public import HubUnits

/// One parcel of the truth, as the judge needs it.
public struct JudgedParcel: Sendable, Hashable {
  /// An eye it passed: the induction point's name, or nil for an eye on the way.
  public struct Passing: Sendable, Hashable {
    public var induction: String?
    public var at: MonotonicInstant

    public init(induction: String?, at: MonotonicInstant) {
      self.induction = induction
      self.at = at
    }
  }

  public var number: Int
  /// What is printed on it; nil when nothing can be read.
  public var code: String?
  /// The release lanes it may go to, by number; empty when it may go to none.
  public var allowed: Set<Int>
  /// Whether customs lets it leave.
  public var isCleared: Bool
  public var passings: [Passing]
  /// The lane where it lies, by number.
  public var lane: Int
  public var endedAt: MonotonicInstant

  public init(
    number: Int, code: String?, allowed: Set<Int>, isCleared: Bool, passings: [Passing], lane: Int,
    endedAt: MonotonicInstant
  ) {
    self.number = number
    self.code = code
    self.allowed = allowed
    self.isCleared = isCleared
    self.passings = passings
    self.lane = lane
    self.endedAt = endedAt
  }
}
