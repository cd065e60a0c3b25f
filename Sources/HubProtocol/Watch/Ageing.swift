/// What carries ages: growing older alone is no change, so deltas leave it out and the reader lets it age.
protocol Ageing: Equatable {
  /// Adds to every age that is known. **Units**: milliseconds.
  mutating func age(byMs milliseconds: Int)
  /// The same without ages, to compare.
  var ageless: Self { get }
}

extension Measured: Ageing {
  mutating func age(byMs milliseconds: Int) { ageMs = ageMs.map { $0 + milliseconds } }
  var ageless: Self { Measured(value, quality: quality, ageMs: nil) }
}

extension BeltView: Ageing {
  mutating func age(byMs milliseconds: Int) {
    speedMmS.age(byMs: milliseconds)
    positionMm.age(byMs: milliseconds)
  }
  var ageless: Self {
    BeltView(lengthMm: lengthMm, motion: motion, speedMmS: speedMmS.ageless, positionMm: positionMm.ageless)
  }
}

extension LinkView: Ageing {
  mutating func age(byMs milliseconds: Int) { condition.age(byMs: milliseconds) }
  var ageless: Self {
    var copy = self
    copy.condition = condition.ageless
    return copy
  }
}

extension ScannerView: Ageing {
  mutating func age(byMs milliseconds: Int) { lastReadAgeMs = lastReadAgeMs.map { $0 + milliseconds } }
  var ageless: Self {
    var copy = self
    copy.lastReadAgeMs = nil
    return copy
  }
}

extension EyeView: Ageing {
  mutating func age(byMs milliseconds: Int) {
    blocked.age(byMs: milliseconds)
    lastChangeAgeMs = lastChangeAgeMs.map { $0 + milliseconds }
  }
  var ageless: Self {
    var copy = self
    copy.blocked = blocked.ageless
    copy.lastChangeAgeMs = nil
    return copy
  }
}

extension LineState {
  /// Lets every measured value grow older.
  mutating func age(byMs milliseconds: Int) {
    belt.age(byMs: milliseconds)
    for place in links.indices { links[place].age(byMs: milliseconds) }
    for place in scanners.indices { scanners[place].age(byMs: milliseconds) }
    for place in eyes.indices { eyes[place].age(byMs: milliseconds) }
  }

  /// The same without ages, to compare.
  public var ageless: LineState {
    var copy = self
    copy.belt = belt.ageless
    copy.links = links.map(\.ageless)
    copy.scanners = scanners.map(\.ageless)
    copy.eyes = eyes.map(\.ageless)
    return copy
  }
}
