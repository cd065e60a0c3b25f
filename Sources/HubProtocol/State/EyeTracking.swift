/// What an eye on the way has done since the start.
public struct EyeTracking: Codable, Hashable, Sendable {
  /// Parcels seen about where they were expected.
  public var matched: Int
  public var early: Int
  public var late: Int
  public var missing: Int
  public var unexpected: Int
  /// Changes shorter than its debounce.
  public var flickers: Int
  /// How far edges were from where they were expected, without the sign. **Units**: millimetres.
  public var meanErrorMm: Double
  /// **Units**: millimetres.
  public var worstErrorMm: Double

  public init(
    matched: Int = 0, early: Int = 0, late: Int = 0, missing: Int = 0, unexpected: Int = 0, flickers: Int = 0,
    meanErrorMm: Double = 0, worstErrorMm: Double = 0
  ) {
    self.matched = matched
    self.early = early
    self.late = late
    self.missing = missing
    self.unexpected = unexpected
    self.flickers = flickers
    self.meanErrorMm = meanErrorMm
    self.worstErrorMm = worstErrorMm
  }
}
