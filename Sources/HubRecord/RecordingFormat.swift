/// The bytes of a recording's file: what is fixed of them.
///
///     file  = magic (8) format (2) block...
///     block = kind (1) length (3) number (4) check of these (4) payload (length) check of all so far (8)
///
///     head  = what RecordingHeader holds, which recording, which part, first turn, digest and check before it
///     turns = count, then quiet runs and full turns, then the digest of all that was told so far (8)
///     end   = continued, or why and after how many lost turns it ends
///
/// Each block's last check goes on from that of the block before, over all parts of a recording, so a block that is
/// missing or out of place shows as well. Numbers have the lowest byte first.
enum RecordingFormat {
  /// **Source**: a first byte with its highest bit set, so that nothing takes the file for text; the line feed shows
  /// transfers that change line ends (as in PNG).
  static let magic: [UInt8] = [0x89, 0x48, 0x55, 0x42, 0x52, 0x45, 0x43, 0x0A]
  /// Counted up whenever old readers cannot read what is written, or old digests do not mean what they meant.
  ///
  /// - 1: the core ranked codes itself; a line with `codes` that was recorded so is told otherwise today.
  /// - 2: a read brings its rank along.
  static let version = 2
  static let fileHeadBytes = magic.count + 2
  static let blockHeadBytes = 12
  static let blockTailBytes = 8
  /// **Source**: what three bytes count.
  static let longestBlock = 0xFF_FFFF
  /// Turns in a block: what a crash may lose. **Source**: a second of the usual cycle.
  static let turnsInBlock = 1_000
  /// Bytes after which a block is closed early. **Source**: eight pages; a flush with all its traces adds to the
  /// digest only.
  static let bytesInBlock = 32_768
  /// **Source**: a line's file of 200 lanes has some 60 KB; a hundred times that.
  static let longestText = 8 << 20

  enum BlockKind: UInt8 {
    case head = 1
    case turns = 2
    case end = 3
  }

  // The first byte of a turn; zero begins a quiet run.
  static let isTurn: UInt8 = 0x80
  static let hasImages: UInt8 = 0x01
  static let hasScans: UInt8 = 0x02
  static let hasOutcomes: UInt8 = 0x04
  static let hasMessages: UInt8 = 0x08
  static let hasLostInputs: UInt8 = 0x10
  static let hasLostTraces: UInt8 = 0x20
  static let hasTold: UInt8 = 0x40
}
