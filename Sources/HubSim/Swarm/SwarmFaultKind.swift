/// A kind of trouble that a swarm run switches on or off by a coin.
public enum SwarmFaultKind: UInt8, CaseIterable, Sendable, Hashable {
  // What is on the parcel
  case noRead, badCheckDigit, unknownCode, noDestination, sameLabel
  // What befalls it on the belt
  case fall, stick, slip, overtake, turn, tear
  // What people do
  case wrongScan, doubleScan, noScan, abandonedScan, tooClose, thrownOn
  // What the offices do
  case customsChange, hostLate, hostSilent, hostDown
  // Lanes
  case laneFills, laneHeldFull, laneClosed, laneJam
  // Operators
  case operatorHold
  // Actuators
  case diverterStuck, diverterStuckOut, diverterHalf, diverterSlow, diverterLate
  // Eyes
  case eyeDead, eyeGhost, eyeDirty
  // The encoder
  case encoderDrops, encoderStops, encoderJumps, encoderWobbles
  // Links
  case imageGap, linkCut, orderLost, orderUnknown
  // The belt
  case beltStop, beltSlow, beltReverse
  // The daemon
  case restart

  /// The word on the command line.
  public var word: String {
    switch self {
    case .noRead: "no-read"
    case .badCheckDigit: "bad-check-digit"
    case .unknownCode: "unknown-code"
    case .noDestination: "no-destination"
    case .sameLabel: "same-label"
    case .fall: "fall"
    case .stick: "stick"
    case .slip: "slip"
    case .overtake: "overtake"
    case .turn: "turn"
    case .tear: "tear"
    case .wrongScan: "wrong-scan"
    case .doubleScan: "double-scan"
    case .noScan: "no-scan"
    case .abandonedScan: "abandoned-scan"
    case .tooClose: "too-close"
    case .thrownOn: "thrown-on"
    case .customsChange: "customs-change"
    case .hostLate: "host-late"
    case .hostSilent: "host-silent"
    case .hostDown: "host-down"
    case .laneFills: "lane-fills"
    case .laneHeldFull: "lane-held-full"
    case .laneClosed: "lane-closed"
    case .laneJam: "lane-jam"
    case .operatorHold: "operator-hold"
    case .diverterStuck: "diverter-stuck"
    case .diverterStuckOut: "diverter-stuck-out"
    case .diverterHalf: "diverter-half"
    case .diverterSlow: "diverter-slow"
    case .diverterLate: "diverter-late"
    case .eyeDead: "eye-dead"
    case .eyeGhost: "eye-ghost"
    case .eyeDirty: "eye-dirty"
    case .encoderDrops: "encoder-drops"
    case .encoderStops: "encoder-stops"
    case .encoderJumps: "encoder-jumps"
    case .encoderWobbles: "encoder-wobbles"
    case .imageGap: "image-gap"
    case .linkCut: "link-cut"
    case .orderLost: "order-lost"
    case .orderUnknown: "order-unknown"
    case .beltStop: "belt-stop"
    case .beltSlow: "belt-slow"
    case .beltReverse: "belt-reverse"
    case .restart: "restart"
    }
  }
}
