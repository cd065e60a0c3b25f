/// One exchange of a soak: what is asked, and the only right answer, both by its number alone.
///
/// Neighbouring questions have other addresses, so that every value tells whose answer it is.
struct SoakQuestion {
  enum Kind { case registers, holding, inputs, coil, register }

  let number: UInt64
  let kind: Kind
  let address: UInt16
  let count: Int

  init(_ number: UInt64) {
    self.number = number
    kind =
      switch number % 8 {
      case 0...3: .registers
      case 4: .holding
      case 5: .inputs
      case 6: .coil
      default: .register
      }
    // A hundred questions of one shape in a row: only the number or the time tells their answers apart.
    count = kind == .inputs ? 24 : Int(number / 100 % 5) + 2
    // An odd step goes through all addresses; the last ones have no room for what is behind them.
    address = UInt16(truncatingIfNeeded: number &* 40_503) & 0xFFBF
  }

  var function: UInt8 {
    switch kind {
    case .registers: 4
    case .holding: 3
    case .inputs: 2
    case .coil: 5
    case .register: 6
    }
  }

  /// The register at a place, or eight inputs.
  static func value(at address: UInt16, _ place: Int) -> UInt16 {
    var mixed = UInt64(address) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(place) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 29
    mixed = mixed &* 0x94D0_49BB_1331_11EB
    return UInt16(truncatingIfNeeded: mixed >> 37)
  }

  /// What is written, or asked to be written.
  var written: UInt16 { kind == .coil ? (number & 8 == 0 ? 0xFF00 : 0) : Self.value(at: address, 0) }

  /// The data bytes of a reading's right answer.
  var data: [UInt8] {
    switch kind {
    case .inputs: (0..<count / 8).map { UInt8(Self.value(at: address, $0) & 0xFF) }
    case .registers, .holding:
      (0..<count).flatMap { place -> [UInt8] in
        let value = Self.value(at: address, place)
        return [UInt8(value >> 8), UInt8(value & 0xFF)]
      }
    case .coil, .register: []
    }
  }

  /// The right answer, from its unit on.
  func answer(unit: UInt8) -> [UInt8] {
    let head = [unit, function]
    switch kind {
    case .registers, .holding, .inputs:
      let data = data
      return head + [UInt8(data.count)] + data
    case .coil, .register:
      return head + [UInt8(address >> 8), UInt8(address & 0xFF), UInt8(written >> 8), UInt8(written & 0xFF)]
    }
  }
}
