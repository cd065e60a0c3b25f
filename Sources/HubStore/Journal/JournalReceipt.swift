/// What became of a batch that is on the disk.
public struct JournalReceipt: Sendable, Equatable {
  /// The sequence of the last event in the journal.
  public var lastSequence: Int64
  /// Rows that would have contradicted what is written; all others are in.
  public var refused: [RefusedEntry]

  public init(lastSequence: Int64, refused: [RefusedEntry]) {
    self.lastSequence = lastSequence
    self.refused = refused
  }
}
