import Foundation

/// Lines of a stream as bytes, one after the other, in bounded memory.
struct LabelLines {
  /// A label is 3 KB at most; in JSON each byte takes up to six characters.
  static let longestLine = 64 * 1024

  private let handle: FileHandle
  private var buffer = Data()
  private var isAtEnd = false

  init(_ handle: FileHandle) { self.handle = handle }

  /// The next line without its line end, or nil at the end.
  mutating func next() throws -> [UInt8]? {
    while true {
      if let newline = buffer.firstIndex(of: 0x0A) {
        let line = buffer[buffer.startIndex..<newline]
        buffer = Data(buffer[buffer.index(after: newline)...])
        return strip(line)
      }
      guard !isAtEnd, buffer.count < Self.longestLine else {
        guard !buffer.isEmpty else { return nil }
        let line = buffer
        buffer = Data()
        return strip(line)
      }
      if let chunk = try handle.read(upToCount: Self.longestLine), !chunk.isEmpty {
        buffer.append(chunk)
      } else {
        isAtEnd = true
      }
    }
  }

  private func strip(_ line: Data) -> [UInt8] {
    line.last == 0x0D ? Array(line.dropLast()) : Array(line)
  }
}
