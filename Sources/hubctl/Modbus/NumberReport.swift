/// What was read and which ways of reading it fit.
struct NumberReport: Encodable {
  let place: String
  let table: String
  let first: UInt16
  let registers: [UInt16]
  let expected: Double
  let within: Double
  let fits: [NumberFit]

  init(
    place: String, table: String, first: UInt16, registers: [UInt16], expected: Double, within: Double
  ) {
    self.place = place
    self.table = table
    self.first = first
    self.registers = registers
    self.expected = expected
    self.within = within
    fits = NumberFit.all(in: registers, expected: expected, tolerance: within)
  }

  var lines: [String] {
    let range =
      registers.count == 1 ? "\(table) \(first)" : "\(table)s \(first) to \(Int(first) + registers.count - 1)"
    let raw = "\(range) of \(place): \(registers.map(hexadecimal).joined(separator: " "))"
    guard !fits.isEmpty else {
      return [
        raw,
        "Nothing gives \(written(expected)) (±\(written(within))), in any type and order, also not divided by 10, 100 or 1000.",
        "Is it this register (addresses count from 0), is the value still the same, is it in the other table (--holding)?",
      ]
    }
    let table = TextTable(
      heading: ["type", "order", "on the wire", "gives", ""],
      rows: fits.map { fit in
        [
          fit.type.rawValue, fit.order, fit.letters, written(fit.number),
          fit.divisor == 1 ? "" : "divide by \(fit.divisor)",
        ]
      })
    let several =
      fits.count > 1
      ? ["Several fit: let the value change, best above 65535 or below 0, and ask again."] : []
    return [raw, ""] + table.lines + [""] + several + inFile
  }

  /// What an encoder's keys would be.
  private var inFile: [String] {
    guard let fit = fits.first(where: { $0.type == .uint32 || $0.type == .int32 }), fit.divisor == 1 else {
      return []
    }
    return ["An encoder here: bits: 32, order: \(fit.order)"]
  }

  private func hexadecimal(_ word: UInt16) -> String {
    let digits = String(word, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  private func written(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
  }
}
