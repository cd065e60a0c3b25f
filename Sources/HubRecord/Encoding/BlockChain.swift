/// The blocks of one file of a recording, each checked on from the one before.
struct BlockChain: Sendable {
  private(set) var check = Checksum()
  /// Blocks so far.
  private(set) var number: UInt32 = 0

  /// A payload as a block.
  mutating func block(_ kind: RecordingFormat.BlockKind, _ payload: [UInt8]) -> [UInt8] {
    precondition(
      payload.count <= RecordingFormat.longestBlock, "hub bug: a block longer than its length can say")
    var block = Self.head(kind.rawValue, payload.count, number)
    block.bytes += payload
    check.put(block.bytes[...])
    block.put(fixed: check.value)
    number += 1
    return block.bytes
  }

  /// Takes a block that was read into the chain.
  ///
  /// - Returns: whether its check is the one that was written.
  mutating func accepts(_ block: ArraySlice<UInt8>, check written: UInt64) -> Bool {
    check.put(block)
    number += 1
    return check.value == written
  }

  /// Kind, length and number, with their own check: a length that is not true must not pass for a cut file.
  static func head(_ kind: UInt8, _ length: Int, _ number: UInt32) -> ByteBuffer {
    var head = ByteBuffer()
    head.put(kind)
    for place in 0..<3 { head.put(UInt8(truncatingIfNeeded: length >> (8 * place))) }
    head.put(fixed: number)
    var sum = Checksum()
    sum.put(head.bytes[...])
    head.put(fixed: sum.folded)
    return head
  }
}
