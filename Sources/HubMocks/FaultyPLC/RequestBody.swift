/// What stands in a request's body.
enum RequestBody {
  /// A number of two bytes, high byte first.
  static func word(_ body: [UInt8], _ index: Int) -> Int { Int(body[index]) << 8 | Int(body[index + 1]) }

  static func length(of body: [UInt8], is length: Int) throws(RequestRefusal) {
    guard body.count == length else { throw .illegalValue }
  }

  /// The addresses asked for: the first one and their count follow the function code.
  ///
  /// **Errors**: illegal value for a count that no frame holds, illegal address outside the table.
  static func range(
    _ body: [UInt8], of size: Int, atMost most: Int
  ) throws(RequestRefusal) -> Range<Int> {
    guard body.count >= 5 else { throw .illegalValue }
    let (first, count) = (word(body, 1), word(body, 3))
    guard (1...most).contains(count) else { throw .illegalValue }
    guard first + count <= size else { throw .illegalAddress }
    return first..<first + count
  }

  /// The request in a technician's words.
  static func words(_ body: [UInt8]) -> String {
    let names: [UInt8: String] = [
      1: "read coils", 2: "read inputs", 3: "read holding registers", 4: "read input registers",
      5: "write coil", 6: "write register", 15: "write coils", 16: "write registers",
      23: "write and read registers",
    ]
    guard let name = names[body[0]], body.count >= 5 else { return "function \(body[0])" }
    let (first, second) = (word(body, 1), word(body, 3))
    switch body[0] {
    case 5: return "\(name) \(first) \(second == 0 ? "off" : "on")"
    case 6: return "\(name) \(first) = \(second)"
    default: return "\(name) \(first)...\(first + max(second, 1) - 1)"
    }
  }
}
