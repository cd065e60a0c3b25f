import HubUnits

/// A device of the matrix, on whatever wire.
protocol BreakableDevice: Sendable {
  /// What it knows, now.
  var memory: DeviceMemory { get }
  func stop()
}
