/// A postcode, made comparable: capitals and digits only.
///
/// **Shape**: 0 to 10 bytes of `0-9A-Z`; blanks and hyphens are taken out on the way in.
public struct Postcode: Sendable, BitwiseCopyable {
  public static let capacity = 10
  @usableFromInline var bytes: InlineArray<10, UInt8>
  @inlinable public var count: Int { used }
  @usableFromInline var used: Int

  /// The empty postcode.
  @inlinable public init() {
    bytes = InlineArray(repeating: 0)
    used = 0
  }

  @inlinable public var isEmpty: Bool { count == 0 }

  /// Appends one character; false when it is no letter, digit, blank or hyphen, or the postcode is full.
  @inlinable @discardableResult public mutating func append(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x2D: return true
    case 0x30...0x39, 0x41...0x5A: break
    case 0x61...0x7A: return append(byte - 0x20)
    default: return false
    }
    guard count < Postcode.capacity else { return false }
    bytes[used] = byte
    used += 1
    return true
  }

  /// Whether this postcode lies in `low...high`, compared over the length of each bound.
  ///
  /// `1012AB` lies in `1000...1099`: bounds are prefixes.
  @inlinable public func lies(from low: Postcode, through high: Postcode) -> Bool {
    comparePrefix(with: low) >= 0 && comparePrefix(with: high) <= 0
  }

  /// -1, 0 or 1 for this postcode's first `bound.count` bytes against the bound; shorter sorts first.
  @inlinable func comparePrefix(with bound: Postcode) -> Int {
    for i in 0..<bound.count {
      guard i < count else { return -1 }
      if bytes[i] != bound.bytes[i] { return bytes[i] < bound.bytes[i] ? -1 : 1 }
    }
    return 0
  }
}

extension Postcode: Hashable {
  @inlinable public static func == (a: Self, b: Self) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a.bytes[i] != b.bytes[i] { return false }
    return true
  }
  public func hash(into hasher: inout Hasher) {
    for i in 0..<count { hasher.combine(bytes[i]) }
  }
}

#if !hasFeature(Embedded)
  extension Postcode: CustomStringConvertible {
    public init?(_ text: String) {
      self.init()
      for byte in text.utf8 where !append(byte) { return nil }
    }
    public var description: String {
      var out = ""
      for i in 0..<count { out.unicodeScalars.append(Unicode.Scalar(bytes[i])) }
      return out
    }
  }
#endif
