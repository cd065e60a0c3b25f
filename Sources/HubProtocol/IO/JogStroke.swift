/// What became of an output that a person moved.
public struct JogStroke: Codable, Hashable, Sendable {
  /// How it came back to its safe state.
  public enum Ending: String, Codable, CaseIterable, Hashable, Sendable {
    /// Its time was over.
    case time
    /// A person let it go.
    case letGo
    /// The hold ended, the link could not be believed any more, or the daemon stops.
    case rightEnded
    /// The link was lost: the PLC lets go by itself, and the output is made safe when the link is back.
    case linkLost
  }

  public var output: String
  public var link: String
  public var address: String
  /// What it was told: on, or off where its safe state is on.
  public var on: Bool
  /// How long it may be away from its safe state at the most. **Units**: milliseconds.
  public var forMs: Int
  /// From the begin of the write to the device's acknowledgement; nil when it was only let go.
  public var acknowledgedUs: Int?
  /// From the begin of the one write to the begin of the other; nil while it is not back.
  public var lastedMs: Int?
  /// Nil while it is not back.
  public var ending: Ending?

  public init(
    output: String, link: String, address: String, on: Bool, forMs: Int, acknowledgedUs: Int? = nil,
    lastedMs: Int? = nil, ending: Ending? = nil
  ) {
    self.output = output
    self.link = link
    self.address = address
    self.on = on
    self.forMs = forMs
    self.acknowledgedUs = acknowledgedUs
    self.lastedMs = lastedMs
    self.ending = ending
  }
}
