/// The plan's rules for keys, first to last; the first that fits a number of a label decides over it.
///
/// **Shape**: some 2 KB inline.
public struct KeyRules: Sendable, BitwiseCopyable {
  /// **Source**: a hub with ten carriers and some shop codes; each label is tried against all of them.
  public static let limit = 16

  private var list = BoundedList<16, KeyRule>(filler: KeyRule(rank: 0))

  /// No rule: each label's key is the one that `parcelKey` says, and all have rank 0.
  public init() {}

  public var isEmpty: Bool { list.isEmpty }
  public var indices: Range<Int> { list.indices }
  public subscript(index: Int) -> KeyRule { list[index] }

  /// - Returns: false when there are `limit` rules already.
  @discardableResult public mutating func append(_ rule: KeyRule) -> Bool { list.append(rule) }
}
