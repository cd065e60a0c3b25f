public import HubUnits

/// A scanner over the belt: its reads belong to the parcel that was under it.
public struct FixedScanner: Sendable, BitwiseCopyable {
  public var scanner: ScannerIndex
  /// The belt position under the read point.
  public var position: Distance
  /// From the laser line to the first byte on USB.
  public var delay: Nanoseconds
  /// How far outside a parcel's edges a read may fall and still be its own.
  public var window: Distance

  public init(scanner: ScannerIndex, position: Distance, delay: Nanoseconds, window: Distance) {
    self.scanner = scanner
    self.position = position
    self.delay = delay
    self.window = window
  }
}
