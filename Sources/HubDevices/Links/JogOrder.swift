public import HubCore
public import HubUnits

/// What a person asks of one link by hand.
///
/// An output is named by its rank, so nothing outside the line's file can be named at all.
///
/// **Thread**: made by the control plane, crosses to the link's thread by ring.
public struct JogOrder: Sendable, BitwiseCopyable {
  public enum Action: Sendable, Hashable, BitwiseCopyable {
    /// Away from the safe state, for a time that the link itself ends.
    case drive(rank: UInt16, for: Nanoseconds)
    /// Back to the safe state, before the time is over.
    case letGo(rank: UInt16)
    /// Only tell the inputs' edges.
    case watch
  }

  /// The longest an output stays away from its safe state by one order.
  ///
  /// **Source**: longer than any diverter's stroke; short enough that a person who is called away leaves nothing on.
  public static let longestDrive = Nanoseconds.seconds(2)
  /// How long an order may wait before it is dropped.
  ///
  /// **Source**: a person takes what moves a quarter of a second after the key for her own act; later it startles.
  public static let freshness = Nanoseconds.milliseconds(250)

  /// Counted by whoever asks; every piece of news bears it.
  public var number: UInt32
  public var action: Action
  /// When it is too late to begin.
  public var expires: MonotonicInstant
  /// The inputs, by rank, whose edges are told.
  public var watched: InputBits
  /// For how long they are told, from the order's begin.
  public var watchFor: Nanoseconds

  public init(
    number: UInt32, action: Action, expires: MonotonicInstant, watched: InputBits = InputBits(),
    watchFor: Nanoseconds = .zero
  ) {
    self.number = number
    self.action = action
    self.expires = expires
    self.watched = watched
    self.watchFor = watchFor
  }
}
