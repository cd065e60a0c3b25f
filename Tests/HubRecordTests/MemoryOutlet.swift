import HubRecord

/// Files of a recording that stay in memory; and, if told so, a disk that refuses one of its writes.
final class MemoryOutlet: RecordingOutlet {
  private(set) var parts: [[UInt8]] = []
  private(set) var areEnded = true
  private var writesLeft: Int
  private let partsAllowed: Int

  /// - Parameters:
  ///   - writes: how many succeed.
  ///   - parts: how many there is room for.
  init(writes: Int = .max, parts: Int = .max) {
    writesLeft = writes
    partsAllowed = parts
  }

  func makeRoom() throws(RecordingError) {
    if parts.count == partsAllowed { throw .limitReached(folder: "memory", bytes: 0) }
  }

  func begin(_ number: Int) {
    precondition(number == parts.count + 1 && areEnded, "the parts of a recording come in order")
    parts.append([])
    areEnded = false
  }

  func write(_ bytes: [UInt8]) throws(RecordingError) {
    guard writesLeft > 0 else { throw .unwritable(file: "part \(parts.count)", cause: "no space left") }
    writesLeft -= 1
    parts[parts.count - 1] += bytes
  }

  func end() { areEnded = true }
}
