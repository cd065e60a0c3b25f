/// What a number in registers may be.
enum NumberType: String, CaseIterable, Encodable {
  case uint16, int16, uint32, int32, float32, uint64, int64, float64

  var registerCount: Int {
    switch self {
    case .uint16, .int16: 1
    case .uint32, .int32, .float32: 2
    case .uint64, .int64, .float64: 4
    }
  }

  var isFloat: Bool { self == .float32 || self == .float64 }

  /// The number in these bytes, the highest first.
  ///
  /// **Precondition**: as many bytes as it has.
  func number(_ bytes: [UInt8]) -> Double {
    precondition(bytes.count == registerCount * 2, "hub bug: a number of another length")
    let raw = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return switch self {
    case .uint16, .uint32, .uint64: Double(raw)
    case .int16: Double(Int16(truncatingIfNeeded: raw))
    case .int32: Double(Int32(truncatingIfNeeded: raw))
    case .int64: Double(Int64(bitPattern: raw))
    case .float32: Double(Float(bitPattern: UInt32(raw)))
    case .float64: Double(bitPattern: raw)
    }
  }
}
