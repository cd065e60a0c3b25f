import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Several reads of one parcel, and words that come late")
struct CodeTests {
  private func wasTold(_ parcel: Int, _ story: Story, _ isIt: (CoreEvent) -> Bool) -> Bool {
    story.told(parcel).contains { isIt($0.event) }
  }

  @Test("Two scanners that read the same label agree, and the parcel is sorted")
  func agreement() {
    var story = Story()
    let parcel = story.put(group: 4)
    story.readUnderTheScanner(story.line.parcels[parcel].code!, on: parcel)
    story.finish()
    #expect(wasTold(parcel, story) { if case .codeRepeated(ScannerIndex(2)) = $0 { true } else { false } })
    #expect(story.isSorted(parcel, into: 5))
  }

  @Test("Two different labels of one rank: a conflict with both codes kept, and the exception lane")
  func conflictKeepsBoth() {
    var story = Story()
    let parcel = story.put(group: 4)
    let other = story.crew.code()
    story.readUnderTheScanner(other, on: parcel)
    story.finish()
    #expect(story.isExcepted(parcel, .multiReadConflict))
    let own = story.line.parcels[parcel].code!
    #expect(wasTold(parcel, story) { if case .codeAssociated(let s) = $0 { s.code == own } else { false } })
    #expect(wasTold(parcel, story) { if case .codeConflicted(let s) = $0 { s.code == other } else { false } })
  }

  @Test(
    "Of two codes the one of higher rank is the parcel's name, whichever came first",
    arguments: [true, false])
  func rank(higherFirst: Bool) {
    var story = Story()
    let good = story.crew.code()
    let poor = Barcode("XB4006381333931")!
    // The truth: the parcel of this code goes to group 4.
    let parcel = story.put(group: 4) { $0.code = nil }
    story.line.parcels[parcel].code = good
    for isGood in [higherFirst, !higherFirst] {
      story.readUnderTheScanner(isGood ? good : poor, on: parcel, rank: isGood ? 2 : 1)
    }
    story.finish()
    #expect(story.isSorted(parcel, into: 5))
    let outranked = wasTold(parcel, story) { if case .codeOutranked = $0 { true } else { false } }
    #expect(outranked == higherFirst)
  }

  @Test("A label with two keys of which the plan prefers none names nobody, and its parcel is not sorted")
  func labelContradictsItself() {
    var story = Story()
    let parcel = story.put(group: 4) { $0.code = nil }
    let code = story.crew.code()
    story.line.parcels[parcel].code = code
    story.readUnderTheScanner(code, on: parcel, contradictsItself: true)
    story.finish()
    #expect(story.isExcepted(parcel, .multiReadConflict))
    #expect(wasTold(parcel, story) { if case .codeAssociated(let s) = $0 { s.code == code } else { false } })
  }

  @Test("A wrong check digit is not believed, though hands scanned the same code well before")
  func sameCodeWrongDigit() {
    var story = Story()
    let parcel = story.put(group: 4)
    story.readUnderTheScanner(story.line.parcels[parcel].code!, on: parcel, checkDigit: .failed)
    story.finish()
    #expect(wasTold(parcel, story) { if case .codeRepeated(ScannerIndex(2)) = $0 { true } else { false } })
    #expect(story.isExcepted(parcel, .badCheckDigit))
  }

  @Test("A known label that is read again and holds a second key names its parcel no more")
  func sameCodeContradictsItself() {
    var story = Story()
    let parcel = story.put(group: 4)
    story.readUnderTheScanner(story.line.parcels[parcel].code!, on: parcel, contradictsItself: true)
    story.finish()
    #expect(story.isExcepted(parcel, .multiReadConflict))
  }

  @Test(
    "A label scanned again before its parcel is placed is believed only when every read is good",
    arguments: [(false, true), (true, false), (true, true)])
  func renewedScan(isFirstGood: Bool, isSecondGood: Bool) {
    var story = Story()
    let code = story.crew.code()
    story.line.scan(
      code, by: ScannerIndex(0), at: story.line.now, checkDigit: isFirstGood ? .verified : .failed)
    story.line.scan(
      code, by: ScannerIndex(0), at: story.line.now + .milliseconds(200),
      checkDigit: isSecondGood ? .verified : .failed)
    story.line.run(for: .milliseconds(300))
    // A third read, a good one, comes with the parcel.
    let parcel = story.put(group: 4) { $0.code = code }
    story.finish()
    if isFirstGood, isSecondGood {
      #expect(story.isSorted(parcel, into: 5))
    } else {
      #expect(story.isExcepted(parcel, .badCheckDigit))
    }
  }

  @Test("A read between two parcels is given to nobody, and who goes by another name is not trusted")
  func readBetweenTwo() {
    var story = Story()
    // The gap is narrower than the scanner's window on both sides of it.
    let (front, rear) = story.putPair((2, 4), gap: 80)
    let strange = story.crew.code()
    story.run(untilParcel: rear, isAt: .millimetres(6_000 - 40))
    story.line.scan(strange, by: ScannerIndex(2), at: story.line.now + .milliseconds(30))
    story.finish()
    for parcel in [front, rear] {
      #expect(wasTold(parcel, story) { if case .codeConflicted = $0 { true } else { false } })
      #expect(story.lane(parcel) == story.line.exceptionLane)
    }
  }

  @Test(
    "A read between two parcels with a wrong check digit is not passed over where one of them has that code")
  func wrongDigitBetweenTwo() {
    var story = Story()
    let (front, rear) = story.putPair((2, 4), gap: 80)
    story.run(untilParcel: rear, isAt: .millimetres(6_000 - 40))
    let code = story.line.parcels[front].code!
    story.line.scan(
      code, by: ScannerIndex(2), at: story.line.now + .milliseconds(30), checkDigit: .failed)
    story.finish()
    #expect(story.isExcepted(front, .badCheckDigit))
  }

  @Test("The same code again on a later parcel is legal when an eye saw a new parcel")
  func sameCodeAgain() {
    var story = Story()
    let first = story.put(group: 4)
    let code = story.line.parcels[first].code
    let second = story.put(group: 4) { $0.code = code }
    story.finish()
    let third = story.put(group: 4) { $0.code = code }
    story.finish()
    for parcel in [first, second, third] { #expect(story.isSorted(parcel, into: 5)) }
  }

  @Test("Who got a label from hands is not trusted when a fixed scanner sees that label on another one only")
  func seenOnAnother() {
    var story = Story()
    let handed = story.put(group: 4)
    let unscanned = story.put(group: 4) { $0.code = nil }
    let code = story.line.parcels[handed].code!
    story.line.parcels[unscanned].code = code
    story.readUnderTheScanner(code, on: unscanned)
    story.finish()
    #expect(story.isExcepted(handed, .multiReadConflict))
    #expect(story.isSorted(unscanned, into: 5))
  }

  @Test("Two parcels under one label are both sorted where a fixed scanner sees it on both")
  func seenOnBoth() {
    var story = Story()
    let first = story.put(group: 4)
    let code = story.line.parcels[first].code!
    let second = story.put(group: 4) { $0.code = code }
    for parcel in [first, second] { story.readUnderTheScanner(code, on: parcel) }
    story.finish()
    for parcel in [first, second] { #expect(story.isSorted(parcel, into: 5)) }
  }

  @Test(
    "A label that waits at a station is not taken back because a known parcel of that label is read further down"
  )
  func waitsForItsNamesake() {
    var story = Story()
    let first = story.put(group: 4)
    let code = story.line.parcels[first].code!
    story.run(untilParcel: first, isAt: .millimetres(5_500))
    var again = story.crew.parcel(group: 4)
    again.code = code
    let second = story.line.scanThenPlace(again, at: story.line.now, placedAfter: .milliseconds(900))
    story.readUnderTheScanner(code, on: first)
    story.finish()
    for parcel in [first, second] { #expect(story.isSorted(parcel, into: 5)) }
  }

  @Test(
    "A label that is read where one whose length nobody saw may lie: the name it has from hands is not believed"
  )
  func readOnAnUnmeasuredOne() {
    var story = Story()
    let parcel = story.line.scanThenPlace(
      story.crew.parcel(group: 4, station: 1, length: .millimetres(400)), at: story.line.now)
    story.line.run(for: .milliseconds(510))
    story.run(untilParcel: parcel, isAt: .millimetres(3_200))
    // Its tail leaves the station's eye while nothing is heard of it.
    story.line.linkIsCut = true
    story.line.run(for: .milliseconds(100))
    story.line.linkIsCut = false
    story.readUnderTheScanner(story.crew.code(), on: parcel)
    story.finish()
    #expect(story.isExcepted(parcel, .multiReadConflict))
  }

  @Test("A code that comes late counts until the last decision point of its lane, and not after")
  func lateCode() {
    func story(arrivingAt place: Distance) -> (Story, Int) {
      var story = Story()
      let parcel = story.put(group: 1) { $0.code = nil }
      let code = story.crew.code()
      story.line.parcels[parcel].code = code
      // It was under the scanner at 6 m and half its length; 2.5 m are a second.
      let way = place - .metres(6) - story.line.parcels[parcel].length / 2
      story.readUnderTheScanner(
        code, on: parcel, arrivingAfter: Nanoseconds.microseconds(way.micrometres * 2 / 5))
      story.finish()
      return (story, parcel)
    }
    // Lane 2 is at 13.4 m; its last decision point is 0.24 m before it.
    let (early, inTime) = story(arrivingAt: .millimetres(12_900))
    #expect(early.isSorted(inTime, into: 2))
    let (late, tooLate) = story(arrivingAt: .millimetres(13_350))
    #expect(late.isExcepted(tooLate, .hostLate))
  }

  @Test(
    "A host that answers late is named with how late, never waited for; one that is down is named as well")
  func hostLate() {
    var story = Story()
    story.line.lookup = .seconds(7)
    let parcel = story.put(group: 1)
    story.finish()
    #expect(story.isExcepted(parcel, .hostLate))
    let late = story.told(parcel).compactMap { trace -> Distance? in
      if case .factsLate(let by) = trace.event { return by }
      return nil
    }
    #expect(late.count == 1 && late.allSatisfy { $0 > .zero })
    story.line.manifestIsSilent = true
    let down = story.put(group: 1)
    story.line.tell(.factsUnavailable(story.line.parcels[down].serial!))
    story.finish()
    #expect(story.isExcepted(down, .hostDown))
  }
}
