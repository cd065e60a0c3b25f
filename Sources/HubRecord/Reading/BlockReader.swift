/// Takes the blocks out of one file of a recording, each checked before it is looked at.
struct BlockReader {
  /// What comes next in a file.
  enum Next {
    case block(RecordingFormat.BlockKind, ByteCursor)
    /// The file ends here, in the middle or at the end of a block.
    case nothing(offset: Int)
  }

  private let bytes: [UInt8]
  private var offset = RecordingFormat.fileHeadBytes
  private var chain = BlockChain()

  var check: UInt64 { chain.check.value }

  /// - Parameter bytes: beginning with magic and format, which were looked at.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() throws(RecordingFault) -> Next {
    let start = offset
    guard !isEmptyTail(from: start) else { return .nothing(offset: start) }
    guard bytes.count - start >= RecordingFormat.blockHeadBytes else { return .nothing(offset: start) }
    var head = ByteCursor(bytes, from: start, to: start + RecordingFormat.blockHeadBytes)
    let kind = try head.byte()
    var length = 0
    for place in 0..<3 { length |= Int(try head.byte()) << (8 * place) }
    let number = try head.fixed(UInt32.self)
    let whole = BlockChain.head(kind, length, number).bytes
    guard whole == Array(bytes[start..<start + whole.count]) else {
      throw RecordingFault(offset: start, what: "the head of a block does not fit its check")
    }
    guard number == chain.number else {
      throw RecordingFault(offset: start, what: "block \(number) stands where \(chain.number) belongs")
    }
    let payload = start + RecordingFormat.blockHeadBytes
    let end = payload + length
    guard bytes.count - end >= RecordingFormat.blockTailBytes else { return .nothing(offset: start) }
    var tail = ByteCursor(bytes, from: end, to: end + RecordingFormat.blockTailBytes)
    let written = try tail.fixed(UInt64.self)
    guard chain.accepts(bytes[start..<end], check: written) else {
      // A power cut leaves zeros where something was on its way, often far past it.
      let tailEnd = end + RecordingFormat.blockTailBytes
      if written == 0 || bytes.count > tailEnd, isEmptyTail(from: tailEnd - 1) {
        return .nothing(offset: start)
      }
      throw RecordingFault(offset: start, what: "a block of \(length) bytes does not fit its check")
    }
    guard let known = RecordingFormat.BlockKind(rawValue: kind) else {
      throw RecordingFault(offset: start, what: "a block of an unknown kind")
    }
    offset = end + RecordingFormat.blockTailBytes
    return .block(known, ByteCursor(bytes, from: payload, to: end))
  }

  /// Nothing more, or only zeros: what file systems leave of bytes that were on their way when the power went.
  private func isEmptyTail(from start: Int) -> Bool {
    for i in start..<bytes.count where bytes[i] != 0 { return false }
    return true
  }
}
