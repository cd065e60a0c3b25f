public import HubUnits

/// Where parcels come onto the belt.
public struct InductionPoint: Sendable, BitwiseCopyable {
  public var eye: EyeIndex
  /// The handheld terminal of the station, if it has one.
  public var scanner: ScannerIndex?
  /// Scan, then place: how long a scan waits for its parcel.
  public var scanValidFor: Nanoseconds

  public init(eye: EyeIndex, scanner: ScannerIndex?, scanValidFor: Nanoseconds) {
    self.eye = eye
    self.scanner = scanner
    self.scanValidFor = scanValidFor
  }
}
