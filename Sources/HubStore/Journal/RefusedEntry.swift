public import HubUnits

/// A row the journal did not take, because it would contradict what is written.
public struct RefusedEntry: Hashable, Sendable, CustomStringConvertible {
  public enum Cause: Hashable, Sendable {
    /// The serial was given to another parcel before.
    case serialUsed
    /// The parcel ended before, for this reason.
    case endedBefore(EndReason?)
    /// The journal does not know the parcel.
    case unknownParcel
  }
  public var serial: ParcelSerial
  public var cause: Cause

  public init(serial: ParcelSerial, cause: Cause) {
    self.serial = serial
    self.cause = cause
  }

  public var description: String {
    let what =
      switch cause {
      case .serialUsed: "its serial was used before"
      case .endedBefore(let reason): "it ended before (\(reason?.word ?? "for an unknown reason"))"
      case .unknownParcel: "it was never inducted"
      }
    return
      "hub bug: parcel \(serial.number) was not written down again: \(what); report this with the journal"
  }
}
