public import HubUnits

/// What became of an order on the wire.
///
/// **Thread**: made by the link's thread, crosses to the core by ring.
public struct OrderOutcome: Sendable, BitwiseCopyable {
  public enum Result: UInt8, Sendable, BitwiseCopyable {
    /// The device acknowledged the write.
    case written
    /// The deadline passed before the write could begin: nothing was sent.
    case expired
    /// Dropped unsent: the link was down or held.
    case dropped
    /// Sent, but no good answer came: the output may have moved.
    case unknown
  }
  public var number: OrderNumber
  public var action: DivertOrder.Action
  public var result: Result
  /// When it should have been on the wire.
  public var planned: MonotonicInstant
  /// When the write began.
  public var began: MonotonicInstant
  /// When the acknowledgement was in.
  public var acknowledged: MonotonicInstant

  @inlinable public init(
    number: OrderNumber, action: DivertOrder.Action, result: Result, planned: MonotonicInstant,
    began: MonotonicInstant, acknowledged: MonotonicInstant
  ) {
    self.number = number
    self.action = action
    self.result = result
    self.planned = planned
    self.began = began
    self.acknowledged = acknowledged
  }
}
