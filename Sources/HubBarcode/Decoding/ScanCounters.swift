/// What a decoder has seen since it was made. Counted for ever, for the technician and the statistics.
public struct ScanCounters: Sendable, Hashable, BitwiseCopyable {
  /// Reports (HID) or packets (serial) with at least one byte.
  public var reports: UInt64 = 0
  /// Labels handed on.
  public var scans: UInt64 = 0
  /// Beginnings of labels whose end never came; dropped, never glued to another label.
  public var droppedFragments: UInt64 = 0
  /// Reports or bytes that could not be true: short, unknown report id, count past the field, roll-over, flood.
  public var faults: UInt64 = 0
  /// Answers of the device itself.
  public var deviceAnswers: UInt64 = 0
  /// No-read texts of fixed scanners.
  public var noReads: UInt64 = 0
  /// Reads lost because the owner did not take them before the store was full: a hub bug when not zero.
  public var overruns: UInt64 = 0

  @inlinable public init() {}
}
