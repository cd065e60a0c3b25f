/// What the judge found.
public struct SortVerdict: Sendable, Equatable {
  /// Physically in a release lane where the truth does not want it.
  public var wrongLane: [Finding] = []
  /// Not cleared by customs and physically in a release lane.
  public var heldInReleaseLane: [Finding] = []
  /// The journal does not tell its end, or tells it wrongly.
  public var unaccounted: [Finding] = []
  /// Rows of the journal that fit no parcel of the truth; nobody is harmed, somebody should look.
  public var withoutParcel: [Finding] = []
  /// How the journal says the parcels ended, by reason.
  public var reasons: [String: Int] = [:]
  /// Where the parcels lie, by lane number.
  public var lanes: [Int: Int] = [:]
  /// The rows that were matched, by parcel number.
  public var rows: [Int: [JournalRow]] = [:]

  /// One parcel or row, and what is wrong with it.
  public struct Finding: Sendable, Equatable {
    /// Nil for a row without a parcel.
    public var parcel: Int?
    public var text: String

    public init(parcel: Int?, text: String) {
      self.parcel = parcel
      self.text = text
    }
  }

  public init() {}

  public var isGood: Bool { wrongLane.isEmpty && heldInReleaseLane.isEmpty && unaccounted.isEmpty }
}
