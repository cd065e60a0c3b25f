import HubUnits

/// A kind of quantity: its units and how they become the base unit of the core.
struct Measure {
  struct Unit {
    /// All spellings; the first one is told to people.
    let words: [String]
    /// How people write it out; understood only for a hint.
    let longWords: [String]
    let numerator: Int64
    var denominator: Int64 = 1
  }
  /// `time`, `length`, `speed`
  let name: String
  let example: String
  /// What the base unit is called when a value is finer than it.
  let base: String
  let units: [Unit]
  /// A speed in metres a minute is rarely a whole number of micrometres a second; half of one harms nobody.
  let mayRound: Bool

  var words: [String] { units.map { $0.words[0] } }

  /// Base unit: nanoseconds. Both micro signs are in use (U+00B5 on keyboards, U+03BC in texts).
  static let time = Measure(
    name: "time", example: "5 ms", base: "1 ns",
    units: [
      Unit(words: ["ms"], longWords: ["msec", "millisecond"], numerator: 1_000_000),
      Unit(words: ["s"], longWords: ["sec", "second"], numerator: 1_000_000_000),
      Unit(words: ["µs", "us", "\u{3BC}s"], longWords: ["usec", "microsecond"], numerator: 1_000),
      Unit(words: ["min"], longWords: ["minute"], numerator: 60_000_000_000),
    ], mayRound: false)

  /// Base unit: micrometres.
  static let length = Measure(
    name: "length", example: "120 mm", base: "1 µm",
    units: [
      Unit(words: ["mm"], longWords: ["millimeter", "millimetre"], numerator: 1_000),
      Unit(words: ["cm"], longWords: ["centimeter", "centimetre"], numerator: 10_000),
      Unit(words: ["m"], longWords: ["meter", "metre"], numerator: 1_000_000),
    ], mayRound: false)

  /// Base unit: micrometres a second.
  static let speed = Measure(
    name: "speed", example: "2.5 m/s", base: "1 µm/s",
    units: [
      Unit(words: ["m/s"], longWords: ["mps", "m/sec"], numerator: 1_000_000),
      Unit(words: ["mm/s"], longWords: ["mm/sec"], numerator: 1_000),
      Unit(words: ["m/min"], longWords: ["m/minute", "mpm"], numerator: 1_000_000, denominator: 60),
    ], mayRound: true)

  /// The text as a count of the base unit.
  func read(_ text: String) throws(ValueFault) -> Int64 {
    guard let (number, unitWord) = DecimalText.split(text) else {
      throw ValueFault(message: "'\(text)' is no \(name); write it as '\(example)'")
    }
    guard !unitWord.isEmpty else { throw ValueFault(message: "'\(text)' needs a unit", allowed: words) }
    if unitWord.hasPrefix(",") {
      throw ValueFault(message: "'\(text)' is no \(name); decimals come after a point, as in '2.5'")
    }
    guard let unit = units.first(where: { $0.words.contains(unitWord) }) else {
      throw ValueFault(
        message: "unknown unit '\(unitWord)' for a \(name)", allowed: words, nearest: nearest(to: unitWord))
    }
    guard let (value, isExact) = number.scaled(by: unit.numerator, over: unit.denominator) else {
      throw ValueFault(message: "'\(text)' is larger than any \(name) of a belt")
    }
    guard isExact || mayRound else { throw ValueFault(message: "'\(text)' is finer than \(base)") }
    return value
  }

  private func nearest(to written: String) -> String? {
    if let short = NearestWord.to(written, among: words) { return short }
    let long = NearestWord.to(written, among: units.flatMap(\.longWords))
    return units.first { unit in long.map(unit.longWords.contains) == true }?.words[0]
  }
}

extension ValueKind where Value == Nanoseconds {
  static func time(_ range: ClosedRange<Nanoseconds>) -> ValueKind {
    .measured(.time, range, fallback: range.lowerBound, make: Nanoseconds.init, tell: UnitText.of)
  }
}

extension ValueKind where Value == Distance {
  static func length(_ range: ClosedRange<Distance>) -> ValueKind {
    .measured(
      .length, range, fallback: range.lowerBound, make: { Distance(micrometres: $0) }, tell: UnitText.of)
  }
}

extension ValueKind where Value == BeltSpeed {
  static func speed(_ range: ClosedRange<BeltSpeed>) -> ValueKind {
    .measured(
      .speed, range, fallback: range.lowerBound, make: { BeltSpeed(micrometresPerSecond: $0) },
      tell: UnitText.of)
  }
}

extension ValueKind where Value: Comparable {
  fileprivate static func measured(
    _ measure: Measure, _ range: ClosedRange<Value>, fallback: Value, make: @escaping (Int64) -> Value,
    tell: @escaping (Value) -> String
  ) -> ValueKind {
    ValueKind(needs: "a \(measure.name) such as '\(measure.example)'", fallback: fallback) {
      text throws(ValueFault) in
      let value = make(try measure.read(text))
      guard range.contains(value) else {
        throw ValueFault(
          message: "'\(text)' is out of range",
          allowed: ["\(tell(range.lowerBound)) to \(tell(range.upperBound))"])
      }
      return value
    }
  }
}
