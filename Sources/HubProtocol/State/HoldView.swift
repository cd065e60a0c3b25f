/// Nothing is driven, and why: the first cause is kept until the hold is reset.
public struct HoldView: Codable, Hashable, Sendable {
  public enum Cause: String, Codable, CaseIterable, Hashable, Sendable {
    case `operator`
    case stopping, tracesLost, inputsLost, journalDown, tooManyParcels, encoderFault

    /// What it means, for people.
    public var sentence: String {
      switch self {
      case .operator: "an operator asked for it"
      case .stopping: "the daemon is stopping"
      case .tracesLost: "hub bug: traces could not be handed over, parcels' stories would have holes"
      case .inputsLost: "hub bug: inputs were lost between a field thread and the core"
      case .journalDown: "kernel: the journal cannot be written"
      case .tooManyParcels: "more parcels are on the belt than can be followed"
      case .encoderFault:
        "device: the encoder cannot be believed, and the configuration says to stop diverting then"
      }
    }
  }

  public var cause: Cause
  public var since: WireTime?

  public init(cause: Cause, since: WireTime? = nil) {
    self.cause = cause
    self.since = since
  }
}
