import Synchronization

/// Copies between plain bytes and atomic words, without one generic call: the core does this every cycle, also in
/// a debug build.
enum AtomicWords {
  /// Copies `byteCount` bytes into words; the last word's spare bytes become zero.
  static func store(
    _ bytes: UnsafeRawPointer, byteCount: Int, into words: UnsafeMutablePointer<Atomic<UInt64>>
  ) {
    // Safety: the caller has `byteCount` bytes and as many words as they need, rounded up.
    let whole = byteCount / 8
    var word = 0
    while word < whole {
      unsafe words[word].store(
        bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self), ordering: .relaxed)
      word += 1
    }
    guard whole * 8 < byteCount else { return }
    var last: UInt64 = 0
    var byte = byteCount
    while byte > whole * 8 {
      byte -= 1
      unsafe last = last << 8 | UInt64(bytes.load(fromByteOffset: byte, as: UInt8.self))
    }
    unsafe words[whole].store(last, ordering: .relaxed)
  }

  /// Copies words into `byteCount` bytes.
  static func load(
    _ words: UnsafeMutablePointer<Atomic<UInt64>>, byteCount: Int, into bytes: UnsafeMutableRawPointer
  ) {
    // Safety: as in `store`.
    let whole = byteCount / 8
    var word = 0
    while word < whole {
      unsafe bytes.storeBytes(
        of: words[word].load(ordering: .relaxed), toByteOffset: word * 8, as: UInt64.self)
      word += 1
    }
    guard whole * 8 < byteCount else { return }
    var last = unsafe words[whole].load(ordering: .relaxed)
    var byte = whole * 8
    while byte < byteCount {
      unsafe bytes.storeBytes(of: UInt8(truncatingIfNeeded: last), toByteOffset: byte, as: UInt8.self)
      last >>= 8
      byte += 1
    }
  }
}
