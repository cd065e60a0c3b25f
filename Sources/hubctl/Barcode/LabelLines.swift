import Foundation
import Glibc

/// Lines of a stream as bytes, one after the other, in bounded memory.
struct LabelLines {
  /// A label is 3 KB at most; in JSON each byte takes up to six characters.
  static let longestLine = 64 * 1024

  /// A line, or that one was longer than any label can be and was passed over.
  enum Line: Equatable {
    case bytes([UInt8])
    case tooLong
  }

  private let descriptor: CInt
  private var buffer: [UInt8] = []
  /// Where the next line starts in the buffer, and how far was looked for its end.
  private var start = 0
  private var looked = 0
  private var isAtEnd = false
  private var isTooLong = false

  /// - Parameter descriptor: stays its owner's.
  init(_ descriptor: CInt) { self.descriptor = descriptor }

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
      isAtEnd = try !readMore()
    }
  }

  /// Reads what there is, and waits only while there is nothing: `FileHandle.read` would wait for the whole 64 KB.
  ///
  /// - Returns: false at the end.
  private mutating func readMore() throws -> Bool {
    var chunk = [UInt8](repeating: 0, count: Self.longestLine)
    while true {
      // Safe: the kernel writes at most `count` bytes into the array that lends them for the call.
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      buffer.append(contentsOf: chunk[..<count])
      return count > 0
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
