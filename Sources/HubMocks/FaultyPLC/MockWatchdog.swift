public import HubUnits

/// A coupler's own watchdog over its outputs: any request keeps it quiet.
public struct MockWatchdog: Sendable, Equatable {
  /// The holding register of its time; 0 there switches it off.
  public var register: Int
  /// What one count is.
  public var unit: Nanoseconds

  public init(register: Int, unit: Nanoseconds) {
    self.register = register
    self.unit = unit
  }
}
