/// What is written down together, in one transaction.
public struct JournalBatch: Sendable {
  public var inducted: [InductedParcel] = []
  public var codes: [ParcelCode] = []
  public var ends: [ParcelEnd] = []
  public var events: [JournalEvent] = []

  public init() {}

  public var isEmpty: Bool { inducted.isEmpty && codes.isEmpty && ends.isEmpty && events.isEmpty }
  public var count: Int { inducted.count + codes.count + ends.count + events.count }

  /// What came later, behind what came before.
  public mutating func append(_ later: JournalBatch) {
    inducted += later.inducted
    codes += later.codes
    ends += later.ends
    events += later.events
  }
}
