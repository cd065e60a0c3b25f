/// The bytes a fuzzer made up, taken from the front.
struct FuzzInput {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isEmpty: Bool { at >= bytes.count }

  /// The next byte; 0 past the end.
  mutating func byte() -> UInt8 {
    guard at < bytes.count else { return 0 }
    at += 1
    return bytes[at - 1]
  }

  mutating func flag() -> Bool { byte() & 1 == 1 }

  mutating func take(_ count: Int) -> [UInt8] {
    let end = min(at + max(count, 0), bytes.count)
    defer { at = end }
    return Array(bytes[at..<end])
  }

  mutating func rest() -> [UInt8] { take(bytes.count) }
}
