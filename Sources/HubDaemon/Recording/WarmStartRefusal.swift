import HubUnits

/// Why nothing is taken up from the life before: the parcels it left open end as `flushedRestart`.
enum WarmStartRefusal: Error, Hashable, Sendable {
  /// The last life left none: the first start, or one before it was configured.
  case noFile(path: String)
  /// The kernel does not give it.
  case unreadable(path: String, reason: String)
  /// It is not as it was written: cut off by a power cut, or changed.
  case damaged(path: String)
  /// A newer hubd wrote it.
  case otherForm(Int)
  case otherConfiguration
  /// Older than it may be.
  case tooOld(age: Nanoseconds, limit: Nanoseconds)
  /// The clock was set back since.
  case fromTheFuture
  /// Nobody was on the belt, or nobody without doubt.
  case nobody
  /// The encoder's counter is further on than the belt can be: it was started anew, or turned without us.
  case encoderElsewhere(travel: Distance, most: Distance)
  /// The line was stopped before the encoder told anything.
  case stopped
}

extension WarmStartRefusal: CustomStringConvertible {
  /// Who is to blame, where somebody is, and why.
  var description: String {
    switch self {
    case .noFile(let path): "there is no \(path): the belt of the life before is not known"
    case .unreadable(let path, let reason): "kernel: \(path) cannot be read: \(reason)"
    case .damaged(let path): "kernel: \(path) is not as it was written; a power cut does that"
    case .otherForm(let form): "client: the belt was saved by another version of hubd, in form \(form)"
    case .otherConfiguration: "config: the line's file has changed since the belt was saved"
    case .tooOld(let age, let limit):
      "the belt was saved \(age.wholeMilliseconds / 1_000) s ago, and \(limit.wholeMilliseconds / 1_000) s are the limit"
    case .fromTheFuture: "kernel: the belt was saved later than now: the clock was set back"
    case .nobody: "nobody was on the belt who could be followed without doubt"
    case .encoderElsewhere(let travel, let most):
      "device: the encoder's counter is \(travel.wholeMillimetres) mm further on, and the belt can be "
        + "\(most.wholeMillimetres) mm at most: its counter began anew, or the belt ran without us"
    case .stopped: "the line was stopped before the encoder told anything"
    }
  }
}
