#if !hasFeature(Embedded)
  /// The codewords of a symbol, as few as can be: start, data, check, stop.
  ///
  /// Each place is looked at from the end: how many codewords the rest costs in each set. Then the cheapest way is
  /// walked from the front.
  struct Code128Codewords {
    private enum Unit: Equatable {
      case byte(UInt8)
      case fnc1
    }

    /// What is drawn next, from one place on.
    private struct Step {
      let codewords: [UInt8]
      let taken: Int
      let next: Code128Set
    }

    /// **Source**: ISO/IEC 15417, table 1.
    private static let fnc1: UInt8 = 102
    private static let shift: UInt8 = 98
    private static let stop: UInt8 = 106

    let values: [UInt8]

    /// **Precondition**: bytes below 128.
    init(_ bytes: [UInt8], isGS1: Bool) {
      let units = (isGS1 ? [Unit.fnc1] : []) + bytes.map { isGS1 && $0 == 0x1D ? .fnc1 : .byte($0) }
      let costs = Self.costs(of: units)
      // Digits in front start in C, else text in B: `min` takes the first of equals.
      var set = [Code128Set.c, .b, .a].min { costs[0][$0.rawValue] < costs[0][$1.rawValue] }!
      var values = [set.start]
      var place = 0
      while place < units.count {
        let step = Self.steps(units, at: place, in: set)
          .min { Self.cost(of: $0, at: place, costs) < Self.cost(of: $1, at: place, costs) }!
        values += step.codewords
        place += step.taken
        set = step.next
      }
      self.values = values + [Self.check(values), Self.stop]
    }

    /// How many codewords the units from each place to the end cost, by the set one is in.
    private static func costs(of units: [Unit]) -> [[Int]] {
      var costs = [[Int]](repeating: [0, 0, 0], count: units.count + 1)
      for place in units.indices.reversed() {
        // First without changing the set for good, then with.
        let staying = Code128Set.allCases.map { set in
          steps(units, at: place, in: set).filter { $0.next == set }
            .map { cost(of: $0, at: place, costs) }.min() ?? unreachable
        }
        costs[place] = Code128Set.allCases.map { set in
          Code128Set.allCases.map { staying[$0.rawValue] + ($0 == set ? 0 : 1) }.min()!
        }
      }
      return costs
    }

    /// More than any symbol costs, and far from overflow.
    private static let unreachable = 1_000_000

    private static func cost(of step: Step, at place: Int, _ costs: [[Int]]) -> Int {
      step.codewords.count + costs[place + step.taken][step.next.rawValue]
    }

    /// Every way to go on: draw in this set, shift for one character, or change the set and draw there.
    private static func steps(_ units: [Unit], at place: Int, in set: Code128Set) -> [Step] {
      var steps: [Step] = []
      for next in [set] + Code128Set.allCases.filter({ $0 != set }) {
        guard let drawn = drawn(units, at: place, in: next) else { continue }
        let latch = next == set ? [] : [next.latch]
        steps.append(Step(codewords: latch + [drawn.value], taken: drawn.taken, next: next))
      }
      if case .byte(let byte) = units[place], let value = set.shifted?.value(of: byte),
        set.value(of: byte) == nil
      {
        steps.append(Step(codewords: [shift, value], taken: 1, next: set))
      }
      return steps
    }

    private static func drawn(
      _ units: [Unit], at place: Int, in set: Code128Set
    ) -> (value: UInt8, taken: Int)? {
      guard case .byte(let byte) = units[place] else { return (fnc1, 1) }
      guard set == .c else { return set.value(of: byte).map { ($0, 1) } }
      guard place + 1 < units.count, case .byte(let second) = units[place + 1],
        isDigit(byte), isDigit(second)
      else { return nil }
      return ((byte - 0x30) * 10 + second - 0x30, 2)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// **Source**: ISO/IEC 15417, annex A: start counts once, each further codeword by its place, modulo 103.
    private static func check(_ values: [UInt8]) -> UInt8 {
      let sum = values.enumerated().reduce(0) { $0 + Int($1.element) * max($1.offset, 1) }
      return UInt8(sum % 103)
    }
  }
#endif
