import HubUnits

extension SwarmFault {
  /// The fault in words, for people.
  public var words: String {
    var words = kind.word
    if kind.isOnParcels { words += " on parcel \(subject)" }
    switch kind {
    case .laneFills, .laneHeldFull, .laneClosed, .laneJam, .diverterStuck, .diverterStuckOut, .diverterHalf,
      .diverterSlow, .diverterLate:
      words += " at lane \(subject)"
    case .eyeDead, .eyeGhost, .eyeDirty: words += " at eye \(eye)"
    default: break
    }
    if amount != 0 { words += " (\(amount))" }
    if lasting > .zero { words += " for \(lasting.wholeMilliseconds) ms" }
    switch kind {
    case .fall, .stick, .slip, .overtake, .turn, .tear: words += " at \(place.wholeMillimetres) mm"
    default: if !kind.isOnParcels { words += " from \(at.wholeMilliseconds) ms" }
    }
    return words
  }
}
