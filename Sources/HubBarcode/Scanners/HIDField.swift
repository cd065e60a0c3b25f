/// One field of a HID report: what it means and where it is.
public struct HIDField: Sendable, Hashable, BitwiseCopyable {
  /// Which of the three kinds of report the field is in.
  public enum Direction: UInt8, Sendable, Hashable, BitwiseCopyable {
    case input = 0
    case output, feature
  }

  public var direction: Direction
  /// 0 when the device uses no report ids.
  public var reportID: UInt8
  /// **Units**: bits from the start of the report, the report id's eight included when there is one.
  public var bitOffset: Int
  /// The size of one element.
  public var bitSize: Int
  /// How many elements lie side by side.
  public var count: Int
  public var usagePage: UInt16
  public var usage: UInt16
  /// The last usage of a range; equal to `usage` for a single one.
  public var usageMaximum: UInt16
  /// Elements name pressed usages (true) or each element is one usage's value (false).
  public var isArray: Bool
  /// Padding.
  public var isConstant: Bool
}
