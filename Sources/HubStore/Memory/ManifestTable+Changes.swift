import HubUnits

// What changes in a table and what is asked of it, in the words of the manifest.
extension ManifestTable {
  /// A change takes at most so many new slots: a code's, and one for its second spelling.
  static let slotsPerChange = 2

  /// - Returns: false when there was no room; the change may be half there and must be made again.
  func take(_ change: ManifestChange) -> Bool {
    change.key.withPacked(seed: seed) { key in
      switch change.what {
      case .row(let row): setRow(row, of: key)
      case .customs(let state): self.change(key) { $0.customs = state }
      }
    }
  }

  /// What came of an addition while the table is loaded.
  enum Addition {
    case done
    /// Customs has a word there already: nothing was changed.
    case spokenBefore
    case noRoom
  }

  /// Adds what is known of one spelling, in one step unless the parcel's other spelling is there too.
  func add(_ row: PackedRow?, _ customs: CustomsState?, of key: ManifestKey) -> Addition {
    var addition = Addition.done
    var isRowLeft = false
    let isPlaced = change(key) { slot in
      if customs != nil, slot.customs != nil {
        addition = .spokenBefore
        return
      }
      if let customs { slot.customs = customs }
      guard let row else { return }
      isRowLeft = slot.hasRow || slot.hasTwinRow
      if !isRowLeft { slot.setRow(row, isTwin: key.isTwin) }
    }
    guard isPlaced else { return .noRoom }
    if isRowLeft, let row, !setRow(row, of: key) { return .noRoom }
    return addition
  }

  private func setRow(_ row: PackedRow, of key: ManifestKey) -> Bool {
    let before = slot(of: key)
    if key.isTwin, before?.hasRow == true {
      return change(key.spelledOut(seed: seed)) { $0.setRow(row, isTwin: false) }
        && change(key) { $0.hasTwinRow = true }
    }
    if let before, !key.isTwin, before.hasTwinRow, !before.hasRow {
      // The other spelling's row lies here so far: it moves to a slot of its own.
      guard change(key.spelledOut(seed: seed), { $0.setRow(before.row, isTwin: false) }) else { return false }
    }
    return change(key) { $0.setRow(row, isTwin: key.isTwin) }
  }

  /// What manifest and customs say of a key.
  @inline(__always) func answer(_ key: ManifestKey) -> PackedAnswer {
    guard let slot = slot(of: key) else { return .nothing }
    guard slot.hasRow || slot.hasTwinRow else { return PackedAnswer(row: nil, customs: slot.customs) }
    if key.isTwin, slot.hasRow, slot.hasTwinRow, let own = self.slot(of: key.spelledOut(seed: seed)) {
      return PackedAnswer(row: own.row, customs: slot.customs)
    }
    return PackedAnswer(row: slot.row, customs: slot.customs)
  }
}
