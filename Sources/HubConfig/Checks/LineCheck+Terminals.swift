import HubUnits

extension LineCheck {
  /// Each terminal has a scanner of its own, and a role that this scanner can play.
  func checkTerminals() {
    var seen: [Int: Place] = [:]
    let placed = Set(placedScanners.filter(\.isSound).map(\.value))
    for terminal in line.terminals {
      let scanner = terminal.scanner
      if scanner.isSound {
        if let first = seen[scanner.value] {
          problems.add(
            at: scanner.place, value: line.scanners[scanner.value].name.value,
            "scanner '\(line.scanners[scanner.value].name.value)' is already at \(reference(first)); "
              + "one scanner, one terminal")
        } else {
          seen[scanner.value] = scanner.place
        }
        if placed.contains(scanner.value) { checkNoLabelIsWanted(terminal) }
      }
      if terminal.lanes != nil, !terminal.rights.isEmpty,
        terminal.rights.allSatisfy({ $0.isSound && !$0.value.isAboutLane })
      {
        problems.add(
          at: terminal.lanesPlace,
          "nothing that '\(terminal.name.value)' may do is about a lane; take 'lanes' out")
      }
    }
  }

  /// What such a scanner reads after a card would be taken for a parcel's label, and wait for its parcel.
  private func checkNoLabelIsWanted(_ terminal: TerminalDraft) {
    for right in terminal.rights where right.isSound && right.value.wantsLabel {
      problems.add(
        at: right.place, value: right.value.rawValue,
        "'\(right.value.rawValue)' needs a label after the card, and the labels of scanner "
          + "'\(line.scanners[terminal.scanner.value].name.value)' are those of parcels on the belt; "
          + "give it to a scanner that is only at a terminal",
        allowed: TerminalRight.allCases.filter { !$0.wantsLabel }.map(\.rawValue))
    }
  }

  /// A station's card says which of two equal scanners this one is; a serial or a port says so already.
  func checkStationCards() {
    for scanner in line.scanners where scanner.isWhole && scanner.hasStationCard.value {
      if scanner.serial != nil || scanner.port != nil {
        problems.add(
          at: scanner.hasStationCard.place, value: "on",
          "'\(scanner.name.value)' is told by its \(scanner.serial == nil ? "port" : "serial") already; "
            + "take out one of the two")
      }
      // Source: OperatorCard.longestName of HubBarcode, decision record 0016.
      if scanner.name.value.count > 30 {
        problems.add(
          at: scanner.name.place, value: scanner.name.value,
          "a station's card has room for a name of 30 characters, and this has \(scanner.name.value.count)")
      }
    }
  }
}
