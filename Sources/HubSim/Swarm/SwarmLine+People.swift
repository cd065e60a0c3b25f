import HubCore
import HubUnits

// The people at the stations.
extension SwarmLine {
  /// How long before it expires in the core a scan is old in a person's mind.
  private static var scanGood: Nanoseconds { .milliseconds(2_800) }

  /// The person at a station does what is due.
  mutating func act(_ station: Int) {
    let index = stations[station].queue[stations[station].queue.count - 1]
    let parcel = scenario.parcels[index]
    switch stations[station].doing {
    case .taking:
      // What comes after the repair waits for it.
      if parcel.isAfterRepair, !isRepaired {
        stations[station].at = now + .milliseconds(200)
        return
      }
      stations[station].doing = .scanning
      stations[station].at = now + parcel.taking
      if let other = labels[index].scannedBefore {
        scan(labelOfNumber: other, for: index, at: station, sending: .milliseconds(4))
        stations[station].at = now + parcel.taking + .milliseconds(400)
      }
    case .scanning:
      var sending = Nanoseconds.zero
      if parcel.isHandScanned, !labels[index].isLeftUnscanned {
        sending = parcel.sending
        scan(
          labelOfNumber: labels[index].scannedInstead ?? parcel.number, for: index, at: station,
          sending: sending)
        stations[station].scanGood = now + Self.scanGood
      } else {
        stations[station].scanGood = .distantFuture
      }
      stations[station].doing = labels[index].isScannedTwice ? .scanningAgain : .placing
      stations[station].at =
        now + sending + (labels[index].isScannedTwice ? .milliseconds(200) : parcel.placing)
    case .scanningAgain:
      scan(
        labelOfNumber: labels[index].scannedInstead ?? parcel.number, for: index, at: station,
        sending: parcel.sending)
      stations[station].doing = .placing
      stations[station].at = now + parcel.sending + parcel.placing
    case .placing: place(index, parcel, at: station)
    case .done: stations[station].at = .distantFuture
    }
  }

  private mutating func place(_ index: Int, _ parcel: SwarmParcel, at station: Int) {
    if now > stations[station].scanGood {
      stations[station].doing = .scanning
      return
    }
    let edge = built.inductions[station] - .millimetres(150)
    let gap = Distance.millimetres(labels[index].gap)
    let isMoving = plant.speed > .zero
    guard isMoving, plant.isClear(from: edge - parcel.length - gap, to: edge + gap) else {
      // They see the gap come. Source: 10 ms are 25 mm of belt, less than a hand can do.
      stations[station].at = now + .milliseconds(10)
      return
    }
    plantIndex[index] = plant.place(length: parcel.length, leadingEdge: edge)
    parcelOfPlant.append(index)
    truths[index].placedAt = now
    truths[index].isUnscanned =
      !parcel.isHandScanned || labels[index].isLeftUnscanned || !labels[index].isReadable
    leftPlacing -= 1
    leftTravelling += 1
    if isRepaired {
      truths[index].rankAfterRepair = placedAfterRepair
      placedAfterRepair += 1
    } else {
      placedBeforeRepair += 1
    }
    tell(.placed(station: station), of: index)
    planCustoms(of: index)
    planMishap(of: index)
    stations[station].queue.removeLast()
    stations[station].doing = stations[station].queue.isEmpty ? .done : .taking
    stations[station].at = stations[station].queue.isEmpty ? .distantFuture : now
  }

  /// A label is held under the station's scanner, and so declared to be the next parcel's; what it cannot read, it
  /// does not send.
  private mutating func scan(
    labelOfNumber number: Int, for index: Int, at station: Int, sending: Nanoseconds
  ) {
    guard number < indexOfNumber.count, indexOfNumber[number] >= 0 else { return }
    let label = labels[indexOfNumber[number]]
    guard label.isReadable else { return }
    // Another one's label, though the same may be printed on its own, which nobody could read.
    if indexOfNumber[number] != index {
      truths[index].misdeclared.formUnion(destination(ofLabel: label.number))
    }
    send(label, by: ScannerIndex(station), began: now, sending: sending)
    tell(.scanned(station: station, number: label.number), of: nil)
  }

  mutating func send(
    _ label: SwarmLabel, by scanner: ScannerIndex, began: MonotonicInstant, sending: Nanoseconds
  ) {
    let read = ScanRead(
      scanner: scanner, began: began, completed: began + sending, code: Self.code(of: label),
      checkDigit: label.hasGoodCheckDigit ? .verified : .failed)
    scans.add(read, at: began + sending)
  }

  // MARK: Codes

  /// A code with the label's number in it.
  static func code(of label: SwarmLabel) -> Barcode {
    var code = Barcode()
    code.append(0x4C)  // L
    code.append(0x50)  // P
    var power = 1_000_000_000_000
    var rest = label.number
    while power > 1 {
      power /= 10
      code.append(0x30 + UInt8(rest / power))
      rest %= power
    }
    return code
  }

  /// The number in a code.
  static func number(in code: Barcode) -> Int {
    var number = 0
    for i in 2..<code.count { number = number * 10 + Int(code[i] - 0x30) }
    return number
  }
}
