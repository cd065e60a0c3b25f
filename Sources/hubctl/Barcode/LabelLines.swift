import Foundation

/// Lines of a stream as bytes, one after the other, in bounded memory.
struct LabelLines {
  /// A label is 3 KB at most; in JSON each byte takes up to six characters.
  static let longestLine = 64 * 1024

  /// A line, or that one was longer than any label can be and was passed over.
  enum Line: Equatable {
    case bytes([UInt8])
    case tooLong
  }

  private let handle: FileHandle
  private var buffer: [UInt8] = []
  /// Where the next line starts in the buffer, and how far was looked for its end.
  private var start = 0
  private var looked = 0
  private var isAtEnd = false
  private var isTooLong = false

  init(_ handle: FileHandle) { self.handle = handle }

  /// The next line without its line end, or nil at the end.
  ///
  /// - Parameter whenWaiting: called before each read, which may wait: what was answered so far should be out.
  mutating func next(whenWaiting: () -> Void = {}) throws -> Line? {
    while true {
      while looked < buffer.count, buffer[looked] != 0x0A { looked += 1 }
      if looked < buffer.count {
        let line = start..<looked
        looked += 1
        start = looked
        return take(line)
      }
      if buffer.count - start > Self.longestLine {
        isTooLong = true
        start = buffer.count
      }
      guard !isAtEnd else {
        guard start < buffer.count || isTooLong else { return nil }
        let line = start..<buffer.count
        start = buffer.count
        return take(line)
      }
      buffer.removeFirst(start)
      looked -= start
      start = 0
      whenWaiting()
      if let chunk = try handle.read(upToCount: Self.longestLine), !chunk.isEmpty {
        buffer.append(contentsOf: chunk)
      } else {
        isAtEnd = true
      }
    }
  }

  private mutating func take(_ range: Range<Int>) -> Line {
    guard !isTooLong else {
      isTooLong = false
      return .tooLong
    }
    let line = buffer[range]
    return .bytes(Array(line.last == 0x0D ? line.dropLast() : line))
  }
}
