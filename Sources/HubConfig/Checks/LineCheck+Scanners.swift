import HubUnits

extension LineCheck {
  func checkScanners() {
    checkScannersCanBeTold()
    checkScannerPlaces()
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
    let whole = line.scanners.filter(\.isWhole)
    for (rank, later) in whole.enumerated() {
      for earlier in whole[..<rank] where isAmbiguous(earlier, later) {
        problems.add(
          at: later.vendor.place,
          "'\(later.name.value)' cannot be told from '\(earlier.name.value)' (line \(earlier.vendor.place.line)): "
            + "both are \(usbName(later)); give both their usb serial, or the port each is plugged into "
            + "(hubctl diag shows both)")
      }
    }
  }

  private func isAmbiguous(_ a: ScannerDraft, _ b: ScannerDraft) -> Bool {
    guard a.vendor.value == b.vendor.value, a.product.value == b.product.value else { return false }
    if let one = a.serial?.value, let other = b.serial?.value, one != other { return false }
    if let one = a.port?.value, let other = b.port?.value, one != other { return false }
    return true
  }

  private func usbName(_ scanner: ScannerDraft) -> String {
    [scanner.vendor.value, scanner.product.value].map {
      let digits = String($0, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined(separator: ":")
  }

  /// Each scanner stands at one place.
  private func checkScannerPlaces() {
    var seen: [Int: Place] = [:]
    let uses = line.inductions.compactMap(\.scanner) + line.fixedScanners.map(\.scanner)
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
    for (index, scanner) in line.scanners.enumerated() where scanner.isWhole && seen[index] == nil {
      problems.add(
        at: scanner.name.place, value: scanner.name.value,
        "scanner '\(scanner.name.value)' is at no place; name it in an induction or in fixed_scanners, "
          + "or take it out")
    }
    if seen.isEmpty, !line.inductions.isEmpty {
      problems.add(
        at: line.inductions[0].name.place, "no scanner anywhere: no parcel could ever be told from another")
    }
  }
}
