import HubUnits

extension MappingReader {
  /// The keys that say where an output is.
  static let outputKeys = ["coil", "holding_register", "bit"]

  /// Where an output is: a coil, or a bit of a holding register.
  func outputPlace() -> Located<OutputPlace> {
    guard has("holding_register") else {
      let coil = value("coil", .address)
      if has("bit") {
        tell(
          at: place(of: "bit"),
          "'bit' says which bit of a 'holding_register' it is; a coil is a bit by itself")
      }
      return Located(value: .coil(coil.value), place: coil.place, isSound: coil.isSound && !has("bit"))
    }
    let register = value("holding_register", .address)
    let bit = value("bit", .integer(0...15))
    if has("coil") {
      tell(
        at: place(of: "holding_register"),
        "'coil' and 'holding_register' contradict each other: the diverter is in one place; take one out")
    }
    return Located(
      value: .bit(UInt8(bit.value), ofRegister: register.value), place: register.place,
      isSound: areSound(register, bit) && !has("coil"))
  }
}
