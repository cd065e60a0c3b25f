import HubUnits

/// One way to read a number out of registers that gives the expected value.
struct NumberFit: Encodable, Equatable {
  let type: NumberType
  /// `high-first` and the others; with one register only whether its bytes are swapped.
  let order: String
  /// How the bytes stand on the wire, A the highest: `CDAB`.
  let letters: String
  /// What the registers give.
  let number: Double
  /// By what it must be divided: devices keep 12.5 as 125.
  let divisor: Int
}

extension NumberFit {
  /// By what devices multiply to keep a fraction in a whole number. **Source**: Modbus manuals count in tenths,
  /// hundredths and thousandths.
  private static let divisors = [1, 10, 100, 1_000]

  /// Every way to read a number from the first register on that gives `expected`, plain ones first.
  ///
  /// - Parameter tolerance: how far the value may have moved since somebody read it.
  static func all(in registers: [UInt16], expected: Double, tolerance: Double) -> [NumberFit] {
    var fits: [NumberFit] = []
    for divisor in divisors {
      for type in NumberType.allCases where registers.count >= type.registerCount {
        if divisor > 1 && type.isFloat { continue }
        fits += orders(of: type).compactMap { order in
          let number = type.number(bytes(of: Array(registers.prefix(type.registerCount)), order))
          guard abs(number / Double(divisor) - expected) <= tolerance else { return nil }
          return NumberFit(
            type: type, order: name(of: order, type), letters: letters(of: order, type), number: number,
            divisor: divisor)
        }
      }
    }
    return fits
  }

  private static func orders(of type: NumberType) -> [WordOrder] {
    type.registerCount == 1 ? [.highFirst, .highFirstSwapped] : WordOrder.allCases
  }

  private static func isSwapped(_ order: WordOrder) -> Bool {
    order == .highFirstSwapped || order == .lowFirstSwapped
  }

  private static func isLowFirst(_ order: WordOrder) -> Bool {
    order == .lowFirst || order == .lowFirstSwapped
  }

  /// The number's bytes, the highest first.
  private static func bytes(of registers: [UInt16], _ order: WordOrder) -> [UInt8] {
    let words = isLowFirst(order) ? registers.reversed() : registers
    return words.flatMap { word in
      let high = UInt8(word >> 8)
      let low = UInt8(truncatingIfNeeded: word)
      return isSwapped(order) ? [low, high] : [high, low]
    }
  }

  private static func name(of order: WordOrder, _ type: NumberType) -> String {
    guard type.registerCount == 1 else { return order.rawValue }
    return isSwapped(order) ? "bytes swapped" : "as it stands"
  }

  /// The same turning, done to the letters: where each byte of the number stands on the wire.
  private static func letters(of order: WordOrder, _ type: NumberType) -> String {
    var words = (0..<type.registerCount).map { word -> String in
      let pair = Array("ABCDEFGH")[(2 * word)...(2 * word + 1)]
      return String(isSwapped(order) ? Array(pair.reversed()) : Array(pair))
    }
    if isLowFirst(order) { words.reverse() }
    return words.joined()
  }
}
