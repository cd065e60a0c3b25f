/// One configured point of a link: where it is, what it says, and how old that is.
public struct IOPoint: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
    /// A photo-eye.
    case eye
    /// A diverter's own switch: it is out.
    case diverterSwitch
    /// The drive's input: the belt is at speed.
    case drive
    /// An input that the line's file reads and gives no name.
    case input
    case encoder
    /// The PLC shows us that it lives.
    case plcHeartbeat
    /// We show the PLC that we live.
    case ourHeartbeat
    case output
  }

  /// What `hubctl io write` and `hubctl io jog` take for an output.
  public var name: String
  public var kind: Kind
  public var link: String
  /// The table and the number in it, from 0: `input 3`, `coil 4`.
  public var address: String
  /// A bit is 0 or 1; an output's is what it was told last.
  public var value: Measured<Int>
  /// What the value means: `blocked`, `free`, `out`, `home`, `on`, `off`; nil for numbers.
  public var state: String?
  /// How far the belt has moved since, at its present speed; nil when the value was never measured.
  /// **Units**: millimetres.
  public var ageMm: Int?
  /// An output's safe state; nil for what is no output.
  public var safeOn: Bool?

  public init(
    name: String, kind: Kind, link: String, address: String, value: Measured<Int>, state: String? = nil,
    ageMm: Int? = nil, safeOn: Bool? = nil
  ) {
    self.name = name
    self.kind = kind
    self.link = link
    self.address = address
    self.value = value
    self.state = state
    self.ageMm = ageMm
    self.safeOn = safeOn
  }
}
