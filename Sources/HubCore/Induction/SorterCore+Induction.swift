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
    waiting[point.int].passersAreDoubted = false
    // Who was scanned before may have come by unseen, without a label that still tells of it, or comes only now.
    if waiting[point.int].hasForgotten || belt.position < waiting[point.int].unnamedUntil {
      distrustScans(at: point, since: edge.at, as: .eyeWasBlind, &output)
    }
    // Whose label is in the hands still is not the one who comes, though it was read before: it was laid aside.
    if isReadAgainTooLate(at: point, edge.at) {
      distrustScans(at: point, since: edge.at, as: .ambiguous, &output)
    }
    var first = belt.position
    var missed = false
    var nameWasKept = false
    var i = 0
    while i < waiting[point.int].scans.count {
      let scan = waiting[point.int].scans[i]
      // A scan that began after the edge is for the next parcel; one that began with it may be for either, unless
      // this one came with a label of its own. One that had to wait for that reason is no surer than the next one.
      if isAmbiguous(scan.read.began, scan.belt, edge.at), !nameWasKept {
        if parcels[rank].codeScanner == scan.read.scanner {
          waiting[point.int].scans[i].isKept = true
          i += 1
        } else {
          waiting[point.int].scans.remove(at: i)
          trace(.scanUnplaced(scan.read, .ambiguous), &output)
        }
      } else if scan.read.began > edge.at {
        i += 1
      } else {
        waiting[point.int].scans.remove(at: i)
        if parcels[rank].hasCode, parcels[rank].code != scan.read.code {
          suspectPassers(of: eye, since: first, until: belt.position, but: parcels[rank].serial, &output)
          missed = true
        } else {
          first = scan.belt
          nameWasKept = scan.isKept
        }
        associate(scan.read, rank: rank, &output)
      }
    }
    waiting[point.int].trustEye(missed: missed, until: belt.position)
  }

  /// Two labels for one parcel: that of the first one may have come by since, where another was expected.
  private mutating func suspectPassers(
    of eye: EyeIndex, since scanned: BeltPosition, until last: BeltPosition, but serial: ParcelSerial,
    _ output: inout CycleOutput
  ) {
    let place = plan.eyes[eye.int].position
    var rank = parcels.firstRank(from: scanned + Limits.handToEye - place)
    while rank < parcels.count, parcels[rank].zero + place <= last {
      if parcels[rank].serial != serial { except(rank: rank, as: .unexpected, &output) }
      rank += 1
    }
  }

  /// Two labels wait, and the belt has brought what was put down before the second one: its parcel came by already.
  private mutating func doubtPassers(at point: Int, _ output: inout CycleOutput) {
    guard waiting[point].scans.count > 1, !waiting[point].passersAreDoubted else { return }
    let (first, second) = (waiting[point].scans[0].belt, waiting[point].scans[1].belt)
    guard belt.position - second > Limits.placedAhead else { return }
    waiting[point].passersAreDoubted = true
    suspectPassers(
      of: plan.inductions[point].eye, since: first, until: second + Limits.placedAhead, but: .none, &output)
  }

  /// Takes one label: a station's waits for its parcel, a fixed scanner's belongs to what was under it. An operator's
  /// card is no label, whoever reads it.
  mutating func take(_ scan: ScanRead, _ output: inout CycleOutput) {
    if scan.code.beginsLikeCard {
      trace(.scanUnplaced(scan, .operatorCard), &output)
      return
    }
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

  /// Scans that nobody placed a parcel for go out of date: when their time is over and the belt has run on since, so
  /// that what was put down in time has come to the eye. A standing belt keeps them.
  mutating func expireScans(_ output: inout CycleOutput) {
    for point in plan.inductions.indices {
      doubtPassers(at: point, &output)
      var i = 0
      while i < waiting[point].scans.count {
        let scan = waiting[point].scans[i]
        guard now - scan.read.completed > plan.inductions[point].scanValidFor else {
          i += 1
          continue
        }
        if scan.overAt == nil { waiting[point].scans[i].overAt = belt.position }
        if belt.position - (scan.overAt ?? belt.position) > Limits.placedAhead {
          waiting[point].forget(at: i)
          trace(.scanUnplaced(scan.read, .expired), &output)
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
    waiting[point.int].drop(at: belt.position)
    waiting[point.int].trustedSince = instant
    for i in scans.indices { trace(.scanUnplaced(scans[i].read, outcome), &output) }
  }

  /// Whether a scan began so near an edge that nobody can say which of two parcels it is of.
  ///
  /// Scan, then place: from the scan until its edge a parcel travels at least from the hand to the eye. What is
  /// scanned later than that is the next one's already, or this one was put down too near.
  private func isAmbiguous(_ read: MonotonicInstant, _ at: BeltPosition, _ edge: MonotonicInstant) -> Bool {
    let apart = read - edge
    if apart >= .zero { return apart < Limits.edgeDoubt }
    guard apart <= .zero - Limits.edgeDoubt, let then = belt.position(at: edge) else { return true }
    return then - at < Limits.handToEye
  }

  /// Whether a label that waits surely for who is in the eye now was read once more so late that it cannot be his.
  private func isReadAgainTooLate(at point: InductionIndex, _ edge: MonotonicInstant) -> Bool {
    let scans = waiting[point.int].scans
    for i in scans.indices
    where scans[i].read.began < edge && !isAmbiguous(scans[i].read.began, scans[i].belt, edge) {
      if scans[i].heldUntil >= edge || isAmbiguous(scans[i].heldUntil, scans[i].heldAt, edge) { return true }
    }
    return false
  }

  private mutating func wait(_ scan: ScanRead, at point: InductionIndex, _ output: inout CycleOutput) {
    if scan.began < waiting[point.int].trustedSince {
      trace(.scanUnplaced(scan, .eyeWasBlind), &output)
      return
    }
    // On a belt that rolled back, parcels lie nearer to the eye than its position tells.
    let then = belt.position(at: scan.began) ?? belt.position
    var scan = WaitingScan(read: scan, belt: max(then, belt.reversedAt ?? then))
    takeBack(scan.read.code, butAt: point, &output)
    // The same label twice before the parcel is placed is one intention, renewed.
    if waiting[point.int].renew(scan) { return }
    if let rank = parcelPlacedDuring(&scan, at: point) {
      if isAmbiguous(scan.read.began, scan.belt, parcels[rank].inducted) {
        trace(.scanUnplaced(scan.read, .ambiguous), &output)
        // The label is in the hands still: who came by took its name and is another.
        if parcels[rank].code == scan.read.code { except(rank: rank, as: .unexpected, &output) }
      } else {
        associate(scan.read, rank: rank, &output)
      }
      return
    }
    if waiting[point.int].scans.isFull {
      trace(.scanUnplaced(waiting[point.int].scans[0].read, .tooManyWaiting), &output)
      waiting[point.int].forget(at: 0)
    }
    waiting[point.int].scans.append(scan)
    // People scan the next one when the last is on the belt.
    if waiting[point.int].scans.count > 1 { waiting[point.int].doubtEye(scan.belt) }
  }

  /// A label that is read at one station is in the hands there: at another one it names nobody any more.
  private mutating func takeBack(_ code: Barcode, butAt point: InductionIndex, _ output: inout CycleOutput) {
    for other in plan.inductions.indices where other != point.int {
      guard let place = waiting[other].index(of: code) else { continue }
      trace(.scanUnplaced(waiting[other].scans[place].read, .ambiguous), &output)
      waiting[other].forget(at: place)
    }
  }

  /// Somebody came by who was placed where the eye said nothing: the scans until then were of such parcels.
  mutating func discharge(_ point: InductionIndex, for zero: BeltPosition, _ output: inout CycleOutput) {
    let passed = zero + plan.eyes[plan.inductions[point.int].eye.int].position
    waiting[point.int].doubtEye(passed)
    while waiting[point.int].hasScan(before: passed) {
      let scan = waiting[point.int].scans[0].read
      waiting[point.int].scans.remove(at: 0)
      trace(.scanUnplaced(scan, .eyeWasBlind), &output)
    }
    // The next one who was placed there may have taken the scan of this one already.
    var rank = parcels.firstRank(from: zero)
    while rank < parcels.count, parcels[rank].inductedAt != point { rank += 1 }
    guard rank < parcels.count, parcels[rank].codeScanner == plan.inductions[point.int].scanner else {
      return
    }
    except(rank: rank, as: .unexpected, &output)
  }

  /// Whether a parcel may have been placed unseen at a station whose eye is in doubt: a scan waits there for it.
  func mayHaveBeenPlaced(at point: InductionIndex, _ zero: BeltPosition) -> Bool {
    let eye = plan.inductions[point.int].eye
    return waiting[point.int].mayHaveMissed(passing: zero + plan.eyes[eye.int].position)
  }

  /// The parcel that was placed while this label was still being sent, for the first time or once more.
  ///
  /// A keyboard-mode label takes a third of a second; the parcel can be in the eye before its terminator is. Who came
  /// with a label of his own, so near that this one may be the next one's, keeps his, and this one waits.
  private mutating func parcelPlacedDuring(_ scan: inout WaitingScan, at point: InductionIndex) -> Int? {
    let eye = plan.eyes[plan.inductions[point.int].eye.int]
    var found: Int?
    // What was placed since then is not further down the belt than that, give or take what an eye corrects.
    for rank in parcels.firstRank(from: scan.belt - eye.position - .metres(1))..<parcels.count
    where parcels[rank].inductedAt == point && parcels[rank].inducted > scan.read.began - Limits.edgeDoubt {
      if parcels[rank].codeScanner == scan.read.scanner, parcels[rank].code != scan.read.code,
        isAmbiguous(scan.read.began, scan.belt, parcels[rank].inducted)
      {
        scan.isKept = true
        continue
      }
      if let other = found, parcels[other].inducted <= parcels[rank].inducted { continue }
      found = rank
    }
    return found
  }
}
