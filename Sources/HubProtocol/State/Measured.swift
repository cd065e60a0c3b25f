/// A measured value with its quality and age, so that stale and absent cannot be taken for fresh.
///
/// **Units**: the field that holds it names the value's unit; the age is in milliseconds.
public struct Measured<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  /// Nil when it was never measured.
  public var value: Value?
  public var quality: Quality
  /// How old the value was when the message was made; nil when it was never measured.
  public var ageMs: Int?

  public init(_ value: Value?, quality: Quality, ageMs: Int?) {
    self.value = value
    self.quality = quality
    self.ageMs = ageMs
  }

  /// Fresh.
  public static func good(_ value: Value, ageMs: Int = 0) -> Self {
    .init(value, quality: .good, ageMs: ageMs)
  }
  /// The last one known.
  public static func stale(_ value: Value, ageMs: Int) -> Self {
    .init(value, quality: .stale, ageMs: ageMs)
  }
  /// Never measured.
  public static var unknown: Self { .init(nil, quality: .unknown, ageMs: nil) }
}
