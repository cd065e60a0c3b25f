public import HubCore
import HubUnits

/// Where each scanner stands, as far as it matters for who passed it.
public struct ScannerPlaces: Sendable, Equatable {
  enum Place: Sendable, Equatable {
    /// A hand scanner: the parcels inducted at these points are its own.
    case station([InductionIndex])
    /// Over the belt, so far from its start.
    case fixed(at: Distance)
    /// Assigned to nothing.
    case nowhere
  }

  /// By scanner.
  let places: [Place]
  /// Where each induction point's eye is.
  let inductions: [Distance]
  let longestParcel: Distance
  /// The belt's length where it is a loop, else nil.
  let loop: Distance?

  /// - Parameter scannerCount: as many as the configuration has.
  public init(_ plan: CorePlan, scannerCount: Int) {
    places = (0..<scannerCount).map { Self.place(of: ScannerIndex($0), plan) }
    inductions = plan.inductions.indices.map { plan.eyes[plan.inductions[$0].eye.int].position }
    longestParcel = plan.longestParcel
    loop = plan.belt.isClosed ? plan.belt.length : nil
  }

  private static func place(of scanner: ScannerIndex, _ plan: CorePlan) -> Place {
    for i in plan.fixedScanners.indices where plan.fixedScanners[i].scanner == scanner {
      return .fixed(at: plan.fixedScanners[i].position)
    }
    let stations = plan.inductions.indices.filter { plan.inductions[$0].scanner == scanner }
    return stations.isEmpty ? .nowhere : .station(stations.map { InductionIndex($0) })
  }

  /// Whether a parcel passed a scanner whole: from where it came onto the belt, having travelled so far.
  ///
  /// A label may be at the tail, so the nose must be a longest parcel beyond the scanner.
  func hasPassed(_ scanner: Int, from induction: InductionIndex, travelled: Distance) -> Bool {
    switch places[scanner] {
    case .nowhere: return false
    case .station(let points): return points.contains(induction)
    case .fixed(var position):
      guard inductions.indices.contains(induction.int) else { return false }
      let start = inductions[induction.int]
      if position < start {
        // Behind it: seen in the next round, or never.
        guard let loop else { return false }
        position = position + loop
      }
      return start + travelled >= position + longestParcel
    }
  }
}
