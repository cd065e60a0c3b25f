/// What a scanner read: the bytes as they came, without symbology identifier and terminator.
///
/// **Shape**: 0 to `capacity` bytes, stored inline. Bytes are kept as bytes; a longer label is refused by
/// the driver with a word, never cut.
public struct Barcode: Sendable, BitwiseCopyable {
  /// The longest bar code that can be a parcel's key.
  ///
  /// **Source**: the longest linear parcel identifier in use is 48 characters (Code 128, GS1 limit).
  public static let capacity = 64

  @usableFromInline var bytes: InlineArray<64, UInt8>
  /// How many bytes are in use.
  @inlinable public var count: Int { used }
  @usableFromInline var used: Int

  @inlinable public init() {
    bytes = InlineArray(repeating: 0)
    used = 0
  }

  @inlinable public var isEmpty: Bool { count == 0 }

  /// **Precondition**: `index < count`.
  @inlinable public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "hub bug: index past the end of a bar code")
    return bytes[index]
  }

  /// Appends a byte, or says that the bar code is full.
  @inlinable @discardableResult public mutating func append(_ byte: UInt8) -> Bool {
    guard count < Barcode.capacity else { return false }
    bytes[used] = byte
    used += 1
    return true
  }

  @inlinable public mutating func removeAll() { used = 0 }
}

extension Barcode: Hashable {
  @inlinable public static func == (a: Self, b: Self) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a.bytes[i] != b.bytes[i] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    for i in 0..<count { hasher.combine(bytes[i]) }
    hasher.combine(count)
  }
}
