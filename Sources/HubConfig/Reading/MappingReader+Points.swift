import HubUnits

extension MappingReader {
  /// The keys that say where an input is.
  static let inputKeys = ["input", "coil", "input_register", "holding_register", "bit"]
  /// The keys that say where a number is.
  static let registerKeys = ["input_register", "holding_register"]

  /// Where an input is: in one table, and with registers which bit.
  ///
  /// - Parameter every: how often it need be read; nil: at each poll.
  func inputPoint(every: Located<Nanoseconds>? = nil) -> Located<InputPoint> {
    let tables: [(key: String, table: ModbusAddress.Table)] = [
      ("input", .discreteInput), ("coil", .coil), ("input_register", .inputRegister),
      ("holding_register", .holdingRegister),
    ]
    let chosen = tables.filter { has($0.key) }
    guard let choice = chosen.first else {
      return missing("input").map { InputPoint(.discreteInput, $0) }
    }
    let address = value(choice.key, .address)
    var point = Located(
      value: InputPoint(choice.table, address.value), place: address.place, isSound: address.isSound)
    point.value.every = every?.value ?? .zero
    if every?.isSound == false { point.isSound = false }
    if chosen.count > 1 { return contradiction(chosen.map(\.key), at: point) }
    if choice.table.isRegisters {
      let bit = value("bit", .integer(0...15))
      point.value.bit = UInt8(bit.value)
      if !bit.isSound { point.isSound = false }
    } else if has("bit") {
      tell(
        at: place(of: "bit"),
        "'bit' says which of a register's bits it is, and '\(choice.key)' is a bit by itself; take 'bit' out")
      point.isSound = false
    }
    return point
  }

  /// Where a number is: in an input register or a holding register.
  func registerPoint() -> Located<RegisterPoint> {
    let chosen = Self.registerKeys.filter(has)
    guard let key = chosen.first else {
      return missing("input_register").map { RegisterPoint(.inputRegister, $0) }
    }
    let point = value(key, .address).map {
      RegisterPoint(key == "input_register" ? .inputRegister : .holdingRegister, $0)
    }
    return chosen.count > 1 ? contradiction(chosen, at: point) : point
  }

  /// The key that is meant when none is written; a misspelt one is told already.
  private func missing(_ key: String) -> Located<UInt16> {
    hasUnknownKeys ? Located(value: 0, place: place, isSound: false) : value(key, .address)
  }

  private func contradiction<Value>(_ keys: [String], at point: Located<Value>) -> Located<Value> {
    let names = keys.map { "'\($0)'" }.joined(separator: " and ")
    tell(at: place(of: keys[1]), "\(names) contradict each other: it is in one place; take one out")
    return Located(value: point.value, place: point.place, isSound: false)
  }
}
