public import HubUnits

/// The carriers of a cross-belt or tilt-tray sorter: numbered, one behind the other, moving with the belt.
public struct PlantCarriers: Sendable, Equatable {
  /// From one carrier to the next.
  public var pitch: Distance
  /// How many there are; the number after the last one is 0 again.
  public var count: Int

  /// **Precondition**: both are above zero; on a closed belt they are as long together as the belt.
  public init(pitch: Distance, count: Int) {
    precondition(pitch > .zero && count > 0, "hub bug: carriers without length or number")
    self.pitch = pitch
    self.count = count
  }
}
