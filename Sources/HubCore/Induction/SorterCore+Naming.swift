import HubUnits

// Which parcel a read belongs to, and what it is called from then on.
extension SorterCore {
  /// Joins a fixed scanner's read to the parcel that was under it at that belt position.
  mutating func place(
    _ scan: ScanRead, under scanner: FixedScanner, _ output: inout CycleOutput
  ) {
    forgetPassed(scan, &output)
    let instant = scan.began - scanner.delay
    let longest = plan.links[plan.belt.encoderLink.int].staleAfter
    guard belt.history.isKnown(at: instant, within: longest), let then = belt.position(at: instant) else {
      placeUncounted(scan, under: scanner, at: instant, &output)
      return
    }
    switch parcelUnder(scanner, belt: then) {
    case .one(let rank):
      associate(scan, rank: rank, &output)
      if parcels[rank].code == scan.code {
        parcels[rank].codeScanner = scan.scanner
        doubtNamesakes(of: rank, scan, &output)
      }
    case .none: trace(.scanUnplaced(scan, .nothingUnderScanner), &output)
    case .several(let first, let last): contradict(scan, first...last, &output)
    }
  }

  /// A fixed scanner's read while nobody counted the belt: it may have run, stood or changed its speed.
  ///
  /// So the read names nobody, and may be of anybody whom the belt can have brought there.
  private mutating func placeUncounted(
    _ scan: ScanRead, under scanner: FixedScanner, at instant: MonotonicInstant, _ output: inout CycleOutput
  ) {
    var under: ScannedParcel = .none
    if let reach = belt.history.reach(at: instant, fastest: plan.belt.highestSpeed) {
      let nearest = reach.lowerBound - scanner.position - scanner.window
      for rank in parcels.firstRank(from: nearest - plan.longestParcel * 2)..<parcels.count {
        let length = parcels[rank].isLengthKnown ? parcels[rank].length : plan.longestParcel
        let lead = reach.upperBound - parcels[rank].zero + scanner.window
        let tail = reach.lowerBound - parcels[rank].zero - length - scanner.window
        if lead >= scanner.position, tail <= scanner.position { under = under.adding(rank) }
      }
    }
    switch under.doubted {
    case .several(let first, let last): contradict(scan, first...last, &output)
    case .one, .none: trace(.scanUnplaced(scan, .beltUnknown), &output)
    }
  }

  /// A label that waits at a station was read further down, where nobody is known by it: its parcel, and those scanned
  /// before it, came by unseen.
  private mutating func forgetPassed(_ scan: ScanRead, _ output: inout CycleOutput) {
    for rank in 0..<parcels.count where parcels[rank].code == scan.code { return }
    for point in plan.inductions.indices {
      guard let last = waiting[point].index(of: scan.code) else { continue }
      waiting[point].doubtEye(belt.position)
      for _ in 0...last {
        trace(.scanUnplaced(waiting[point].scans[0].read, .eyeWasBlind), &output)
        waiting[point].scans.remove(at: 0)
      }
    }
  }

  /// A read that could be of several parcels is given to nobody; who is known by another name may be wrongly named.
  private mutating func contradict(
    _ scan: ScanRead, _ ranks: ClosedRange<Int>, _ output: inout CycleOutput
  ) {
    for rank in ranks where parcels[rank].code == scan.code {
      trace(.codeRepeated(scan.scanner), of: parcels[rank].serial, &output)
      judgeLabel(scan, rank: rank, &output)
      return
    }
    trace(.scanUnplaced(scan, .ambiguous), &output)
    for rank in ranks where parcels[rank].hasCode && parcels[rank].codeRank <= scan.rank {
      trace(.codeConflicted(scan), of: parcels[rank].serial, &output)
      except(rank: rank, as: .multiReadConflict, &output)
    }
  }

  /// Whom a read is of. One whose length nobody knows may reach back to the scanner, or another's label was read.
  private mutating func parcelUnder(_ scanner: FixedScanner, belt then: BeltPosition) -> ScannedParcel {
    var strict: ScannedParcel = .none
    var wide: ScannedParcel = .none
    var unmeasured: ScannedParcel = .none
    let nearest = then - scanner.position - scanner.window
    for rank in parcels.firstRank(from: nearest - plan.longestParcel * 2)..<parcels.count {
      let lead = then - parcels[rank].zero
      if lead + scanner.window < scanner.position { break }
      let length = parcels[rank].isLengthKnown ? parcels[rank].length : plan.shortestParcel
      let tail = lead - length
      if lead >= scanner.position, tail <= scanner.position { strict = strict.adding(rank) }
      if lead + scanner.window >= scanner.position, tail - scanner.window <= scanner.position {
        wide = wide.adding(rank)
      } else if !parcels[rank].isLengthKnown, lead - plan.longestParcel <= scanner.position {
        unmeasured = unmeasured.adding(rank)
      }
    }
    // A read inside a parcel's own edges is surer than one in the margin of two.
    if case .one = strict { return strict }
    if case .none = wide { return unmeasured.doubted }
    return wide
  }

  /// Joins a code to a parcel. Of two different codes the one of higher rank is its name; of one rank neither is
  /// trusted, and both are kept in the story.
  mutating func associate(_ scan: ScanRead, rank: Int, _ output: inout CycleOutput) {
    let serial = parcels[rank].serial
    if parcels[rank].hasCode {
      if parcels[rank].code == scan.code {
        trace(.codeRepeated(scan.scanner), of: serial, &output)
        judgeLabel(scan, rank: rank, &output)
        return
      }
      if scan.rank < parcels[rank].codeRank {
        trace(.codeOutranked(scan), of: serial, &output)
        return
      }
      if scan.rank == parcels[rank].codeRank {
        trace(.codeConflicted(scan), of: serial, &output)
        except(rank: rank, as: .multiReadConflict, &output)
        return
      }
      renounce(rank: rank)
    }
    parcels[rank].code = scan.code
    parcels[rank].codeScanner = scan.scanner
    parcels[rank].codeRank = scan.rank
    parcels[rank].facts = .asked
    trace(.codeAssociated(scan), of: serial, &output)
    judgeLabel(scan, rank: rank, &output)
  }

  /// A label that is wrong in itself names nobody surely. That another read gave the same name proves nothing: that one
  /// may have been of another label, held under the scanner by hand.
  private mutating func judgeLabel(_ scan: ScanRead, rank: Int, _ output: inout CycleOutput) {
    if scan.contradictsItself { except(rank: rank, as: .multiReadConflict, &output) }
    if scan.checkDigit == .failed { except(rank: rank, as: .badCheckDigit, &output) }
  }

  /// A fixed scanner saw this label on this parcel: who is ahead, got it from hands and was not read with it, may have
  /// got it instead of this one.
  private mutating func doubtNamesakes(of rank: Int, _ scan: ScanRead, _ output: inout CycleOutput) {
    for other in 0..<rank where parcels[other].code == scan.code && isNamedByHands(other) {
      trace(.codeConflicted(scan), of: parcels[other].serial, &output)
      except(rank: other, as: .multiReadConflict, &output)
    }
  }

  private func isNamedByHands(_ rank: Int) -> Bool {
    for i in plan.inductions.indices where plan.inductions[i].scanner == parcels[rank].codeScanner {
      return true
    }
    return false
  }

  /// What was known under another name does not count any more, as far as it is not on the wire.
  private mutating func renounce(rank: Int) {
    parcels[rank].customs = .unknown
    parcels[rank].rule = nil
    parcels[rank].passedOver = nil
    parcels[rank].isOrderRevoked = true
    guard parcels[rank].stage == .following || parcels[rank].stage == .committed else { return }
    parcels[rank].stage = .following
    choose(nil, rank: rank)
  }
}
