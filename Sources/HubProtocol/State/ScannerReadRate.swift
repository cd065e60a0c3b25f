/// Good reads of the parcels that passed a scanner, as far as their ends are known.
public struct ScannerReadRate: Codable, Hashable, Sendable {
  public enum Finding: String, Codable, CaseIterable, Hashable, Sendable {
    /// The last 20 parcels in a row went unread.
    case silent
    /// Clearly more go unread than usual.
    case falling
  }

  /// Parcels that passed its place since the start.
  public var passed: Int
  /// Those it read well.
  public var read: Int
  /// Of the last hundred; nil before the first parcel. **Units**: percent.
  public var recentPercent: Double?
  /// What can be expected of it: its best 500 in a row, less what chance does; nil before them. **Units**: percent.
  public var usualPercent: Double?
  /// What went unread in each of the last full hundreds, oldest first. **Units**: percent.
  public var unreadPercents: [Double]
  /// Set while it is alarmed.
  public var finding: Finding?

  public init(
    passed: Int = 0, read: Int = 0, recentPercent: Double? = nil, usualPercent: Double? = nil,
    unreadPercents: [Double] = [], finding: Finding? = nil
  ) {
    self.passed = passed
    self.read = read
    self.recentPercent = recentPercent
    self.usualPercent = usualPercent
    self.unreadPercents = unreadPercents
    self.finding = finding
  }
}
