public import HubUnits

/// A word of one of the closed lists, as it stands on the wire.
///
/// The lists live in `HubUnits` without any coding; this wraps them so that the same word is used everywhere.
///
/// **Errors**: decoding a word that is not in the list fails with the words that are.
public struct Word<List: ClosedListWord & Hashable>: Codable, Hashable, Sendable {
  public var value: List

  public init(_ value: List) { self.value = value }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = List(word: text) else {
      let known = List.allCases.map(\.word).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is none of: \(known)")
    }
    self.value = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value.word)
  }
}
