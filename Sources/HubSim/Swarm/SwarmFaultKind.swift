/// A kind of trouble that a swarm run switches on or off by a coin.
public enum SwarmFaultKind: UInt8, CaseIterable, Sendable, Hashable {
  // What is on the parcel
  case noRead, badCheckDigit, unknownCode, noDestination, sameLabel
  // What people do
  case wrongScan, doubleScan, noScan, abandonedScan, tooClose
  // What the offices do
  case customsChange, hostLate, hostSilent, hostDown
  // Lanes
  case laneFills, laneHeldFull, laneClosed
  // Operators
  case operatorHold
  // Actuators
  case diverterStuck
  // Links
  case imageGap, linkCut, orderLost, orderUnknown
  // The belt
  case beltStop, beltSlow
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
    case .wrongScan: "wrong-scan"
    case .doubleScan: "double-scan"
    case .noScan: "no-scan"
    case .abandonedScan: "abandoned-scan"
    case .tooClose: "too-close"
    case .customsChange: "customs-change"
    case .hostLate: "host-late"
    case .hostSilent: "host-silent"
    case .hostDown: "host-down"
    case .laneFills: "lane-fills"
    case .laneHeldFull: "lane-held-full"
    case .laneClosed: "lane-closed"
    case .operatorHold: "operator-hold"
    case .diverterStuck: "diverter-stuck"
    case .imageGap: "image-gap"
    case .linkCut: "link-cut"
    case .orderLost: "order-lost"
    case .orderUnknown: "order-unknown"
    case .beltStop: "belt-stop"
    case .beltSlow: "belt-slow"
    case .restart: "restart"
    }
  }
}
