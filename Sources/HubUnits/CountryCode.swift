/// An ISO 3166-1 alpha-2 country code.
///
/// **Shape**: two ASCII capitals.
public struct CountryCode: Hashable, Sendable, BitwiseCopyable {
  public let first: UInt8
  public let second: UInt8

  /// Two ASCII capitals, or nil.
  @inlinable public init?(_ first: UInt8, _ second: UInt8) {
    guard first >= 0x41, first <= 0x5A, second >= 0x41, second <= 0x5A else { return nil }
    self.first = first
    self.second = second
  }
}

#if !hasFeature(Embedded)
  extension CountryCode: CustomStringConvertible {
    public init?(_ text: String) {
      let utf8 = Array(text.utf8)
      guard utf8.count == 2 else { return nil }
      self.init(utf8[0], utf8[1])
    }
    public var description: String {
      String(Character(Unicode.Scalar(first))) + String(Character(Unicode.Scalar(second)))
    }
  }
#endif
