/// Why a text cannot be drawn as a bar code.
public enum Code128Refusal: Error, Sendable, Hashable {
  case empty
  case tooLong(count: Int)
  /// Code 128 has the bytes 0 to 127.
  case notInCode128(byte: UInt8)
}

#if !hasFeature(Embedded)
  extension Code128Refusal: CustomStringConvertible {
    public var description: String {
      switch self {
      case .empty: "client: there is nothing to draw"
      case .tooLong(let count):
        "client: \(count) characters do not fit a bar code that a scanner can see; \(Code128.longest) do"
      case .notInCode128(let byte):
        "client: Code 128 cannot hold the byte \(byte); letters without accents, digits and signs it can"
      }
    }
  }
#endif
