/// The belt.
public struct BeltView: Codable, Hashable, Sendable {
  public enum Motion: String, Codable, CaseIterable, Hashable, Sendable {
    /// No encoder count yet, or none fresh enough.
    case unknown
    case standing, moving
  }

  /// **Units**: millimetres.
  public var lengthMm: Int
  public var motion: Motion
  /// **Units**: millimetres per second.
  public var speedMmS: Measured<Int>
  /// Travel since the daemon first saw the encoder. **Units**: millimetres.
  public var positionMm: Measured<Int>

  public init(lengthMm: Int, motion: Motion, speedMmS: Measured<Int>, positionMm: Measured<Int>) {
    self.lengthMm = lengthMm
    self.motion = motion
    self.speedMmS = speedMmS
    self.positionMm = positionMm
  }
}
