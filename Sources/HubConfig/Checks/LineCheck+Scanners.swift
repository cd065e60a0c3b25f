import HubUnits

extension LineCheck {
  func checkScanners() {
    checkScannersCanBeTold()
    checkScannerPlaces()
    checkScannerPorts()
    for scanner in line.scanners where scanner.isWhole {
      if scanner.mode.value == .keyboard, scanner.layout == nil {
        problems.add(
          at: scanner.place, "missing key 'layout': a scanner in keyboard mode presses keys of a country",
          allowed: ScannerDraft.layouts)
      }
      if scanner.mode.value != .keyboard, let layout = scanner.layout {
        problems.add(
          at: layout.place, value: layout.value,
          "a layout has a meaning only with mode keyboard, and this is \(scanner.mode.value.rawValue)")
      }
    }
  }

  /// Two scanners that look the same on USB would swap stations with the next unplugging.
  private func checkScannersCanBeTold() {
    let whole = line.scanners.filter { $0.isWhole && $0.mode.value != .serial }
    for (rank, later) in whole.enumerated() {
      for earlier in whole[..<rank] where isAmbiguous(earlier, later) {
        problems.add(
          at: later.vendor.place,
          "'\(later.name.value)' cannot be told from '\(earlier.name.value)' (line \(earlier.vendor.place.line)): "
            + "both are \(usbName(later)); give both their usb serial, or the port each is plugged into "
            + "(hubctl diag shows both), or 'station_card: on' and let each scan the card of its station")
      }
    }
  }

  private func isAmbiguous(_ a: ScannerDraft, _ b: ScannerDraft) -> Bool {
    guard a.vendor.value == b.vendor.value, a.product.value == b.product.value else { return false }
    if let one = a.serial?.value, let other = b.serial?.value, one != other { return false }
    if let one = a.port?.value, let other = b.port?.value, one != other { return false }
    // The card tells those that no port tells: both must be told by one of the two.
    let areTold = [a, b].allSatisfy { $0.hasStationCard.value || $0.port != nil }
    return !areTold || !(a.hasStationCard.value || b.hasStationCard.value)
  }

  private func usbName(_ scanner: ScannerDraft) -> String {
    [scanner.vendor.value, scanner.product.value].map {
      let digits = String($0, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined(separator: ":")
  }

  /// Where scanners read the labels of parcels on the belt.
  var placedScanners: [Located<Int>] {
    line.inductions.compactMap(\.scanner) + line.fixedScanners.map(\.scanner)
  }

  /// Each scanner stands at one place.
  private func checkScannerPlaces() {
    var seen: [Int: Place] = [:]
    let uses = placedScanners
    for use in uses where use.isSound {
      if let first = seen[use.value] {
        problems.add(
          at: use.place, value: line.scanners[use.value].name.value,
          "scanner '\(line.scanners[use.value].name.value)' is already at \(reference(first)); "
            + "a scanner stands at one place")
      } else {
        seen[use.value] = use.place
      }
    }
    guard uses.allSatisfy(\.isSound) else { return }
    let atTerminals = line.terminals.map(\.scanner)
    guard atTerminals.allSatisfy(\.isSound) else { return }
    for (index, scanner) in line.scanners.enumerated()
    where scanner.isWhole && seen[index] == nil && !atTerminals.contains(where: { $0.value == index }) {
      problems.add(
        at: scanner.name.place, value: scanner.name.value,
        "scanner '\(scanner.name.value)' is at no place; name it in an induction, in fixed_scanners or in terminals, "
          + "or take it out")
    }
    if seen.isEmpty, !line.inductions.isEmpty {
      problems.add(
        at: line.inductions[0].name.place, "no scanner anywhere: no parcel could ever be told from another")
    }
  }
}
