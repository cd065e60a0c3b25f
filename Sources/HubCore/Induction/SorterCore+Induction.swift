import HubUnits

extension SorterCore {
  /// A parcel comes onto the belt, and takes the scan that waits for it.
  mutating func induct(
    at point: InductionIndex, _ edge: EyeEdge, eye: EyeIndex, wayRank: Int, zero: BeltPosition,
    isDoubtful: Bool, _ output: inout CycleOutput
  ) {
    guard let rank = takeUp(.inducted, eye: eye, wayRank: wayRank, zero: zero, &output) else { return }
    trace(.inducted(point), of: parcels[rank].serial, &output)
    parcels[rank].inductedAt = point
    parcels[rank].inducted = edge.at
    if isDoubtful {
      except(rank: rank, as: .gapTooSmall, &output)
    } else {
      judgeGap(rank: rank, eye: eye, &output)
    }
    var i = 0
    while i < waiting[point.int].scans.count {
      let scan = waiting[point.int].scans[i]
      // A scan that began after the edge is for the next parcel; one that began with it may be for either.
      if isAmbiguous(scan, edge.at) {
        waiting[point.int].scans.remove(at: i)
        trace(.scanUnplaced(scan, .ambiguous), &output)
      } else if scan.began > edge.at {
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

  /// Whether a scan began so near an edge that nobody can say which of two parcels it is of.
  private func isAmbiguous(_ scan: ScanRead, _ edge: MonotonicInstant) -> Bool {
    let apart = scan.began - edge
    return apart < Limits.edgeDoubt && apart > .zero - Limits.edgeDoubt
  }

  private mutating func wait(_ scan: ScanRead, at point: InductionIndex, _ output: inout CycleOutput) {
    if scan.began < waiting[point.int].trustedSince {
      trace(.scanUnplaced(scan, .eyeWasBlind), &output)
      return
    }
    // The same label twice before the parcel is placed is one intention, renewed.
    if waiting[point.int].renew(scan) { return }
    if let rank = parcelPlacedDuring(scan, at: point) {
      if isAmbiguous(scan, parcels[rank].inducted) {
        trace(.scanUnplaced(scan, .ambiguous), &output)
        return
      }
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
  private mutating func parcelPlacedDuring(_ scan: ScanRead, at point: InductionIndex) -> Int? {
    guard let then = belt.position(at: scan.began) else { return nil }
    let eye = plan.eyes[plan.inductions[point.int].eye.int]
    var found: Int?
    // What was placed since then is not further down the belt than that, give or take what an eye corrects.
    for rank in parcels.firstRank(from: then - eye.position - .metres(1))..<parcels.count
    where parcels[rank].inductedAt == point && parcels[rank].inducted > scan.began - Limits.edgeDoubt
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

  private mutating func parcelUnder(_ scanner: FixedScanner, belt then: BeltPosition) -> ScannedParcel {
    var strict: ScannedParcel = .none
    var wide: ScannedParcel = .none
    let nearest = then - scanner.position - scanner.window
    for rank in parcels.firstRank(from: nearest - plan.longestParcel * 2)..<parcels.count {
      let lead = then - parcels[rank].zero
      if lead + scanner.window < scanner.position { break }
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

  /// Joins a code to a parcel. Of two different codes the one of higher rank is its name; of one rank neither is
  /// trusted, and both are kept in the story.
  mutating func associate(_ scan: ScanRead, rank: Int, _ output: inout CycleOutput) {
    let serial = parcels[rank].serial
    let codeRank = plan.rank(of: scan)
    if parcels[rank].hasCode {
      if parcels[rank].code == scan.code {
        trace(.codeRepeated(scan.scanner), of: serial, &output)
        return
      }
      if codeRank < parcels[rank].codeRank {
        trace(.codeOutranked(scan), of: serial, &output)
        return
      }
      if codeRank == parcels[rank].codeRank {
        trace(.codeConflicted(scan), of: serial, &output)
        except(rank: rank, as: .multiReadConflict, &output)
        return
      }
      renounce(rank: rank)
    }
    parcels[rank].code = scan.code
    parcels[rank].codeScanner = scan.scanner
    parcels[rank].codeRank = codeRank
    parcels[rank].facts = .asked
    trace(.codeAssociated(scan), of: serial, &output)
    if scan.checkDigit == .failed { except(rank: rank, as: .badCheckDigit, &output) }
  }

  /// What was known under another name does not count any more, as far as it is not on the wire.
  private mutating func renounce(rank: Int) {
    parcels[rank].customs = .unknown
    parcels[rank].rule = nil
    parcels[rank].passedOver = nil
    guard parcels[rank].stage == .following || parcels[rank].stage == .committed else { return }
    parcels[rank].stage = .following
    choose(nil, rank: rank)
  }
}
