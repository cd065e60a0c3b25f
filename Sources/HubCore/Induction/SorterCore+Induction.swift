import HubUnits

extension SorterCore {
  /// A parcel comes onto the belt, and takes the scan that waits for it.
  mutating func induct(
    at point: InductionIndex, _ edge: EyeEdge, eye: EyeIndex, wayRank: Int, zero: BeltPosition,
    isDoubtful: Bool, _ output: inout CycleOutput
  ) {
    guard let rank = takeUp(.inducted, eye: eye, wayRank: wayRank, zero: zero, &output) else { return }
    trace(.inducted(point), of: parcels[rank].serial, &output)
    if isDoubtful { except(rank: rank, as: .gapTooSmall, &output) }
    parcels[rank].inductedAt = point
    parcels[rank].inducted = edge.at
    var i = 0
    while i < waiting[point.int].scans.count {
      let scan = waiting[point.int].scans[i]
      // A scan that began after the edge is for the next parcel.
      if scan.began > edge.at {
        i += 1
      } else {
        waiting[point.int].scans.remove(at: i)
        associate(scan, rank: rank, &output)
      }
    }
  }

  /// Takes one label: a station's waits for its parcel, a fixed scanner's belongs to what was under it.
  mutating func take(_ scan: ScanRead, _ output: inout CycleOutput) {
    for i in plan.inductions.indices where plan.inductions[i].scanner == scan.scanner {
      wait(scan, at: InductionIndex(i), &output)
      return
    }
    for i in plan.fixedScanners.indices where plan.fixedScanners[i].scanner == scan.scanner {
      place(scan, under: plan.fixedScanners[i], &output)
      return
    }
    trace(.scanUnplaced(scan, .scannerUnassigned), &output)
  }

  /// Scans that nobody placed a parcel for go out of date.
  mutating func expireScans(_ output: inout CycleOutput) {
    for point in plan.inductions.indices {
      var i = 0
      while i < waiting[point].scans.count {
        let scan = waiting[point].scans[i]
        if now - scan.completed > plan.inductions[point].scanValidFor {
          waiting[point].scans.remove(at: i)
          trace(.scanUnplaced(scan, .expired), &output)
        } else {
          i += 1
        }
      }
    }
  }

  /// Drops the scans that wait at a station, and those still on their way that began before an instant.
  ///
  /// A scan whose parcel is not surely known must not be joined to the next one.
  mutating func distrustScans(
    at point: InductionIndex, since instant: MonotonicInstant, as outcome: ScanOutcome,
    _ output: inout CycleOutput
  ) {
    let scans = waiting[point.int].scans
    waiting[point.int].scans.removeAll()
    waiting[point.int].trustedSince = instant
    for i in scans.indices { trace(.scanUnplaced(scans[i], outcome), &output) }
  }

  private mutating func wait(_ scan: ScanRead, at point: InductionIndex, _ output: inout CycleOutput) {
    if scan.began < waiting[point.int].trustedSince {
      trace(.scanUnplaced(scan, .eyeWasBlind), &output)
      return
    }
    // The same label twice before the parcel is placed is one intention.
    if waiting[point.int].contains(scan.code) { return }
    if let rank = parcelPlacedDuring(scan, at: point) {
      associate(scan, rank: rank, &output)
      return
    }
    if waiting[point.int].scans.isFull {
      trace(.scanUnplaced(waiting[point.int].scans[0], .tooManyWaiting), &output)
      waiting[point.int].scans.remove(at: 0)
    }
    waiting[point.int].scans.append(scan)
  }

  /// The parcel that was placed while this label was still being sent.
  ///
  /// A keyboard-mode label takes a third of a second; the parcel can be in the eye before its terminator is.
  private func parcelPlacedDuring(_ scan: ScanRead, at point: InductionIndex) -> Int? {
    var found: Int?
    for rank in 0..<parcels.count
    where parcels[rank].inductedAt == point && parcels[rank].inducted >= scan.began
      && parcels[rank].codeScanner != scan.scanner
    {
      if let other = found, parcels[other].inducted <= parcels[rank].inducted { continue }
      found = rank
    }
    return found
  }

  /// Joins a fixed scanner's read to the parcel that was under it at that belt position.
  private mutating func place(
    _ scan: ScanRead, under scanner: FixedScanner, _ output: inout CycleOutput
  ) {
    guard let then = belt.position(at: scan.began - scanner.delay) else {
      trace(.scanUnplaced(scan, .beltUnknown), &output)
      return
    }
    switch parcelUnder(scanner, belt: then) {
    case .one(let rank): associate(scan, rank: rank, &output)
    case .none: trace(.scanUnplaced(scan, .nothingUnderScanner), &output)
    case .several: trace(.scanUnplaced(scan, .ambiguous), &output)
    }
  }

  private func parcelUnder(_ scanner: FixedScanner, belt then: BeltPosition) -> ScannedParcel {
    var strict: ScannedParcel = .none
    var wide: ScannedParcel = .none
    for rank in 0..<parcels.count {
      let lead = then - parcels[rank].zero
      let length = parcels[rank].isLengthKnown ? parcels[rank].length : plan.shortestParcel
      let tail = lead - length
      if lead >= scanner.position, tail <= scanner.position { strict = strict.adding(rank) }
      if lead + scanner.window >= scanner.position, tail - scanner.window <= scanner.position {
        wide = wide.adding(rank)
      }
    }
    // A read inside a parcel's own edges is surer than one in the margin of two.
    if case .one = strict { return strict }
    return wide
  }

  /// Joins a code to a parcel; a second, different one makes both untrusted.
  private mutating func associate(_ scan: ScanRead, rank: Int, _ output: inout CycleOutput) {
    let serial = parcels[rank].serial
    if parcels[rank].hasCode {
      if parcels[rank].code == scan.code {
        trace(.codeRepeated(scan.scanner), of: serial, &output)
      } else {
        trace(.codeConflicted(scan), of: serial, &output)
        except(rank: rank, as: .multiReadConflict, &output)
      }
      return
    }
    parcels[rank].code = scan.code
    parcels[rank].codeScanner = scan.scanner
    parcels[rank].facts = .asked
    trace(.codeAssociated(scan), of: serial, &output)
    if scan.checkDigit == .failed { except(rank: rank, as: .badCheckDigit, &output) }
  }
}
