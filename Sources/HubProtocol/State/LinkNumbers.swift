/// What became of a link's exchanges since the start, by class.
public struct LinkNumbers: Codable, Hashable, Sendable {
  /// Connections built, safe states included.
  public var connects: Int
  /// Questions without an answer in time.
  public var timeouts: Int
  /// Connections that nobody took up: nobody listens, or the device's places are taken.
  public var refusals: Int
  /// No way to the device, or no such port.
  public var unreachable: Int
  /// Connections that broke.
  public var closed: Int
  /// Questions that the device refused, in Modbus' own words.
  public var exceptions: Int
  /// Answers that made no sense.
  public var wrongAnswers: Int
  /// Failures of this computer or of its configuration.
  public var local: Int
  /// Answers to other questions, late or doubled, thrown away while the link went on. No failures.
  public var strayAnswers: Int
  /// Readings that began a whole period late or more.
  public var latePolls: Int
  /// Orders that were not sent because it was too late.
  public var expired: Int
  /// Orders that were not sent because the link was down or held.
  public var dropped: Int
  /// Outputs the link let go by itself, because no release came in time.
  public var releasedByLink: Int

  public init(
    connects: Int = 0, timeouts: Int = 0, refusals: Int = 0, unreachable: Int = 0, closed: Int = 0,
    exceptions: Int = 0, wrongAnswers: Int = 0, local: Int = 0, strayAnswers: Int = 0, latePolls: Int = 0,
    expired: Int = 0, dropped: Int = 0, releasedByLink: Int = 0
  ) {
    self.connects = connects
    self.timeouts = timeouts
    self.refusals = refusals
    self.unreachable = unreachable
    self.closed = closed
    self.exceptions = exceptions
    self.wrongAnswers = wrongAnswers
    self.local = local
    self.strayAnswers = strayAnswers
    self.latePolls = latePolls
    self.expired = expired
    self.dropped = dropped
    self.releasedByLink = releasedByLink
  }
}
