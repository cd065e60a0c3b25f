/// Thrown for a manifest row that cannot go in.
public struct RowRefusal: Error, Hashable, Sendable {
  public let row: RefusedRow
  public init(row: RefusedRow) { self.row = row }
}
