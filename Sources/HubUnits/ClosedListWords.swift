// The words of the closed lists, spelt once. Control plane only: `String(describing:)` needs reflection data
// that the Embedded build of the core does not have.
#if !hasFeature(Embedded)
  /// A closed list whose cases have one word each, the same everywhere.
  public protocol ClosedListWord: CaseIterable, Sendable {}

  extension ClosedListWord {
    /// The case's word: `sorted`, `customsHold`, …
    public var word: String { String(describing: self) }

    /// The case with this word.
    public init?(word: String) {
      guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
      self = match
    }
  }

  extension EndReason: ClosedListWord {}
  extension CustomsState: ClosedListWord {}
  extension ServiceClass: ClosedListWord {}
  extension ParcelPriority: ClosedListWord {}
#endif
