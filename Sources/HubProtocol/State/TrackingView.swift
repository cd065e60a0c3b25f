/// How parcels are followed, and how often that had something to say since the start.
public struct TrackingView: Codable, Hashable, Sendable {
  /// What the belt's position comes from.
  public enum Source: String, Codable, CaseIterable, Hashable, Sendable {
    /// The encoder's counts.
    case distance
    /// Degraded: the drive, the time, and the speed that the belt used to have.
    case time
  }

  public var source: Source = .distance
  /// How much parcels lose against the belt's count, of the way; negative when the count loses.
  public var slipPercent: Double = 0
  /// Parcels before their window.
  public var early: Int = 0
  /// Parcels after their window.
  public var late: Int = 0
  /// Parcels that an eye should have seen and did not.
  public var missing: Int = 0
  /// Edges where no parcel could be.
  public var unexpected: Int = 0
  /// Parcels declared lost.
  public var lost: Int = 0
  /// Lost ones that turned up and fitted.
  public var found: Int = 0
  /// Parcels that were two and cannot be told apart.
  public var merged: Int = 0
  /// Parcels on a closed belt that have come round at least once.
  public var recirculating: Int = 0
  /// The share of the closed belt's places that they take, a place being the longest parcel and the smallest gap;
  /// nil on a belt that ends.
  public var recirculatingPercent: Double?

  public init(
    source: Source = .distance, slipPercent: Double = 0, early: Int = 0, late: Int = 0, missing: Int = 0,
    unexpected: Int = 0, lost: Int = 0, found: Int = 0, merged: Int = 0, recirculating: Int = 0,
    recirculatingPercent: Double? = nil
  ) {
    self.source = source
    self.slipPercent = slipPercent
    self.early = early
    self.late = late
    self.missing = missing
    self.unexpected = unexpected
    self.lost = lost
    self.found = found
    self.merged = merged
    self.recirculating = recirculating
    self.recirculatingPercent = recirculatingPercent
  }

  /// Windows are wider than they should be: fewer parcels are sorted, none wrongly.
  public var isDegraded: Bool { source != .distance }
}
