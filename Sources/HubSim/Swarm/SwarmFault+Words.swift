import HubUnits

extension SwarmFault {
  /// The fault in words, for people.
  public var words: String {
    let time = lasting > .zero ? " for \(lasting.wholeMilliseconds) ms" : ""
    if kind.isOnParcels {
      return "\(kind.word) on parcel \(subject)\(amount == 0 ? "" : " (\(amount))")\(time)"
    }
    switch kind {
    case .laneFills, .laneHeldFull, .laneClosed, .diverterStuck:
      return "\(kind.word) at lane \(subject)\(time) from \(at.wholeMilliseconds) ms"
    default:
      return "\(kind.word)\(amount == 0 ? "" : " (\(amount))")\(time) from \(at.wholeMilliseconds) ms"
    }
  }
}
