public import HubCore
import HubUnits

/// Reads a recording turn by turn, through all of its parts.
///
/// A tail that was cut off is told in `ending`; anything that was changed is an error with its place.
public struct RecordingReader {
  private let source: RecordingSource
  private var head: SegmentHead
  private var blocks: BlockReader
  private var turns: TurnDecoder
  private var turnsRead: UInt64 = 0
  private var lastDigest: UInt64
  /// How the recording ends, once the last turn was read.
  public private(set) var ending: RecordingEnding?

  /// Opens the first part.
  ///
  /// - Throws: when it is no recording, or no first part, or is damaged at its head.
  public init(_ source: RecordingSource) throws(RecordingError) {
    self.source = source
    guard let opened = try Self.open(source, 1) else {
      // A file that was cut in its very head tells nothing at all.
      throw .notARecording(file: source.name(of: 1))
    }
    (head, blocks) = opened
    guard head.number == 1 else { throw .notTheFirst(file: source.name(of: 1), number: head.number) }
    turns = TurnDecoder(head)
    lastDigest = head.digest
  }

  public var header: RecordingHeader { head.header }

  /// The next turn's input.
  ///
  /// - Returns: what else is known of the turn; nil at the end, which `ending` then tells.
  public mutating func next(_ input: inout CycleInput) throws(RecordingError) -> RecordedTurn? {
    guard ending == nil else { return nil }
    do {
      while turns.needsBlock {
        switch try blocks.next() {
        case .nothing(let offset):
          ending = .cut(file: source.name(of: head.number), offset: offset)
          return nil
        case .block(.turns, let cursor): try turns.take(cursor)
        case .block(.end, var cursor):
          guard try goOn(after: &cursor) else { return nil }
        case .block(.head, let cursor): throw cursor.fault("a second head")
        }
      }
      let (told, digest) = try turns.next(&input)
      turnsRead += 1
      if let digest { lastDigest = digest }
      return RecordedTurn(number: turnsRead, told: told, digest: digest)
    } catch let fault as RecordingFault {
      throw damaged(fault)
    } catch let error as RecordingError {
      throw error
    } catch {
      preconditionFailure("hub bug: reading a recording throws what it cannot: \(error)")
    }
  }

  /// Reads a file's last words.
  ///
  /// - Returns: whether another part goes on.
  private mutating func goOn(after cursor: inout ByteCursor) throws -> Bool {
    if try cursor.flag() {
      ending = .ended(try cursor.word(RecordingStop.self), lostTurns: try cursor.unsigned())
      return false
    }
    let number = head.number + 1
    guard let (next, rest) = try Self.open(source, number) else {
      ending = .cut(file: source.name(of: number), offset: 0)
      return false
    }
    guard next.recording == head.recording, next.number == number, next.turnsBefore == turnsRead,
      next.digest == lastDigest, next.check == blocks.check
    else {
      throw RecordingError.damaged(
        file: source.name(of: number), offset: 0, what: "it does not go on where the part before it ends")
    }
    (head, blocks) = (next, rest)
    turns = TurnDecoder(head)
    return true
  }

  private func damaged(_ fault: RecordingFault) -> RecordingError {
    .damaged(file: source.name(of: head.number), offset: fault.offset, what: fault.what)
  }

  /// A part's head; nil when the part is missing or was cut before its head was whole.
  private static func open(
    _ source: RecordingSource, _ number: Int
  ) throws(RecordingError) -> (SegmentHead, BlockReader)? {
    guard let bytes = try source.part(number) else { return nil }
    let name = source.name(of: number)
    guard bytes.count >= RecordingFormat.fileHeadBytes else { return nil }
    guard bytes.starts(with: RecordingFormat.magic) else { throw .notARecording(file: name) }
    let format = Int(bytes[RecordingFormat.magic.count]) | Int(bytes[RecordingFormat.magic.count + 1]) << 8
    guard format > 0 else { throw .notARecording(file: name) }
    guard format <= RecordingFormat.version else { throw .newerFormat(file: name, format: format) }
    do throws(RecordingFault) {
      var blocks = BlockReader(bytes)
      switch try blocks.next() {
      case .nothing: return nil
      case .block(.head, var cursor): return (try SegmentHead(from: &cursor), blocks)
      case .block(.turns, let cursor), .block(.end, let cursor): throw cursor.fault("a file without its head")
      }
    } catch {
      throw .damaged(file: name, offset: error.offset, what: error.what)
    }
  }
}
