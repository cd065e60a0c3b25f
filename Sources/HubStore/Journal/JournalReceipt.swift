public import HubUnits

/// What became of a batch that is on the disk.
public struct JournalReceipt: Sendable, Equatable {
  /// The sequence of the last event in the journal.
  public var lastSequence: Int64
  /// Rows that would have contradicted what is written; all others are in.
  public var refused: [RefusedEntry]

  /// The event of each end that was written.
  public var sequences: [ParcelSerial: Int64]

  public init(lastSequence: Int64, refused: [RefusedEntry], sequences: [ParcelSerial: Int64] = [:]) {
    self.lastSequence = lastSequence
    self.sequences = sequences
    self.refused = refused
  }
}
