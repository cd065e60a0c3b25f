public import HubUnits

/// The carriers of a cross-belt or tilt-tray loop.
public struct CarrierPlan: Sendable, BitwiseCopyable {
  /// From one carrier's leading edge to the next one's.
  public var pitch: Distance
  /// How many there are round the loop.
  public var count: UInt16

  public init(pitch: Distance, count: UInt16) {
    self.pitch = pitch
    self.count = count
  }
}
