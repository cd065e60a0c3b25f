public import HubUnits

/// The plant's cause beside the reason that the core gave, for each parcel.
///
/// A parcel may have suffered from several things. When one of them explains the reason, it counts as the cause;
/// otherwise the first of them does, and the pair is one of those that should not be.
public struct SwarmConfusion: Sendable, Hashable {
  /// Rows: nothing, customs, each kind of fault, in this order. Columns: the reasons, by raw value.
  private var counts: [Int]
  private static let reasons = EndReason.allCases.count + 1
  private static let rows = 2 + SwarmFaultKind.allCases.count

  /// One cell that is not zero.
  public struct Cell: Sendable, Hashable {
    public var cause: String
    public var reason: String
    public var count: Int
    /// The cause explains the reason.
    public var isTrue: Bool
  }

  public init() { counts = Array(repeating: 0, count: Self.rows * Self.reasons) }

  public mutating func add(_ other: SwarmConfusion) {
    for i in counts.indices { counts[i] += other.counts[i] }
  }

  /// Counts one parcel; nil for one that no row told of.
  public mutating func add(_ truth: SwarmTruth, reason: EndReason?) {
    counts[Self.row(truth, reason) * Self.reasons + (reason.map { Int($0.rawValue) } ?? Self.reasons - 1)] +=
      1
  }

  /// What is in it, row by row.
  public var cells: [Cell] {
    counts.indices.filter { counts[$0] > 0 }.map { i in
      let reason = EndReason(rawValue: UInt8(i % Self.reasons))
      return Cell(
        cause: Self.word(ofRow: i / Self.reasons), reason: reason.map { "\($0)" } ?? "nobody told",
        count: counts[i], isTrue: Self.isTrue(row: i / Self.reasons, reason))
    }
  }

  /// Parcels, and among them those whose reason is explained by their cause.
  public var total: Int { counts.reduce(0, +) }
  public var explained: Int { cells.reduce(0) { $0 + ($1.isTrue ? $1.count : 0) } }

  private static func word(ofRow row: Int) -> String {
    switch row {
    case 0: "nothing"
    case 1: "customs"
    default: SwarmFaultKind.allCases[row - 2].word
    }
  }

  private static func row(_ truth: SwarmTruth, _ reason: EndReason?) -> Int {
    guard let reason else { return firstRow(truth) }
    if reason == .sorted { return truth.causes.isEmpty ? 0 : firstRow(truth) }
    if isCustoms(reason), truth.tellings.contains(where: { $0.customs != .cleared }) { return 1 }
    for kind in truth.causes.kinds where explains(kind, reason) { return 2 + Int(kind.rawValue) }
    for kind in truth.around.kinds where explains(kind, reason) { return 2 + Int(kind.rawValue) }
    return firstRow(truth)
  }

  private static func firstRow(_ truth: SwarmTruth) -> Int {
    truth.causes.kinds.first.map { 2 + Int($0.rawValue) } ?? (truth.customs == .cleared ? 0 : 1)
  }

  private static func isCustoms(_ reason: EndReason) -> Bool {
    reason == .customsHold || reason == .customsUnknown || reason == .customsSelected
  }

  private static func isTrue(row: Int, _ reason: EndReason?) -> Bool {
    guard let reason else { return false }
    if reason == .sorted { return true }
    switch row {
    case 0: return false
    case 1: return isCustoms(reason)
    default: return explains(SwarmFaultKind.allCases[row - 2], reason)
    }
  }

  /// Whether a trouble is a good reason for an end.
  private static func explains(_ kind: SwarmFaultKind, _ reason: EndReason) -> Bool {
    kind.explains.contains(reason)
  }
}
