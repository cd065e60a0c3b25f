/// One lane.
public struct LaneView: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
    case sorting, inspection, customsHold, exception
  }

  public enum State: String, Codable, CaseIterable, Hashable, Sendable {
    case open
    /// Its full eye has been blocked for `full_after`.
    case full
    /// Its confirm eye has been blocked for `jam_after`.
    case jam
    /// Closed by an operator.
    case disabled
    /// Its diverter failed several times in a row and was taken out.
    case outOfService
    /// Its half-full eye is blocked: other lanes of its group are preferred.
    case halfFull
    /// It has been given as much parcel length as it takes in the time.
    case rateLimited
    /// Its confirm eye is blocked, and nothing else says that it is jammed.
    case jamSuspected
    /// Its link is down.
    case blocked
  }

  /// Who said that a lane is in the state it is in.
  public enum Authority: String, Codable, CaseIterable, Hashable, Sendable {
    /// Nobody: it was so from the start.
    case start
    /// One of the lane's own eyes.
    case eye
    case `operator`
    /// The failures of its diverter.
    case diverter
    case link
    /// The length it was given.
    case rate
  }

  /// What stands on the lane's sign.
  public var number: Int
  public var name: String
  public var kind: Kind = .sorting
  /// **Units**: millimetres from the belt's start.
  public var atMm: Int
  public var state: State = .open
  /// Parcels on their way to it.
  public var inFlight: Int = 0
  /// Parcels that ended in it since the start.
  public var delivered: Int = 0
  /// Since when it is in this state; nil for since the start.
  public var since: WireTime?
  /// By whose word.
  public var by: Authority = .start
  /// How often its diverter did not move its parcel, since the start.
  public var didNotMove: Int = 0
  /// How often its diverter did, and the confirm eye stayed silent.
  public var eyeSilent: Int = 0

  public init(
    number: Int, name: String, kind: Kind = .sorting, atMm: Int, state: State = .open, inFlight: Int = 0,
    delivered: Int = 0, since: WireTime? = nil, by: Authority = .start, didNotMove: Int = 0,
    eyeSilent: Int = 0
  ) {
    self.number = number
    self.name = name
    self.kind = kind
    self.atMm = atMm
    self.state = state
    self.inFlight = inFlight
    self.delivered = delivered
    self.since = since
    self.by = by
    self.didNotMove = didNotMove
    self.eyeSilent = eyeSilent
  }
}
