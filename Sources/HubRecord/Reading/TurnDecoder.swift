import HubCore
import HubUnits

/// Turns out of the blocks of one file: what `RecordingEncoder` put in.
struct TurnDecoder {
  private let cycle: Nanoseconds
  private var last: MonotonicInstant
  private var images: [InputImage]
  private var block: ByteCursor
  private var turnsLeft = 0
  /// Turns of the quiet run that are to come, and how many of them lie on the grid.
  private var quiet = 0
  private var onGrid = 0

  init(_ head: SegmentHead) {
    cycle = head.header.cycle
    last = head.base
    images = (0..<Limits.links).map { .none(of: LinkIndex($0)) }
    block = ByteCursor([], to: 0)
  }

  var needsBlock: Bool { turnsLeft == 0 }

  mutating func take(_ cursor: ByteCursor) throws(RecordingFault) {
    block = cursor
    turnsLeft = try block.count(atMost: RecordingFormat.longestBlock)
    guard turnsLeft > 0 else { throw block.fault("a block without turns") }
  }

  /// The next turn of the block.
  ///
  /// - Returns: what it told, and the whole digest if it is the last of its block.
  mutating func next(_ input: inout CycleInput) throws(RecordingFault) -> (told: TurnTold?, digest: UInt64?) {
    let told = try turn(&input)
    turnsLeft -= 1
    guard turnsLeft == 0 else { return (told, nil) }
    guard quiet == 0, onGrid == 0 else { throw block.fault("a quiet run that goes past its block") }
    let digest = try block.fixed(UInt64.self)
    guard block.isAtEnd else { throw block.fault("a block with more than its turns") }
    return (told, digest)
  }

  private mutating func turn(_ input: inout CycleInput) throws(RecordingFault) -> TurnTold? {
    var kinds: UInt8 = 0
    if quiet == 0 {
      kinds = try block.byte()
      if kinds == 0 {
        quiet = try block.count(atMost: turnsLeft)
        guard quiet > 0 else { throw block.fault("a quiet run of no turn") }
      }
    }
    guard kinds != 0 else {
      quiet -= 1
      input.clear(now: try quietInstant())
      return nil
    }
    guard kinds & RecordingFormat.isTurn != 0 else { throw block.fault("neither a turn nor a quiet run") }
    last = last + cycle + Nanoseconds(try block.signed())
    input.clear(now: last)
    try read(&input, kinds)
    return kinds & RecordingFormat.hasTold != 0 ? try TurnTold(from: &block) : nil
  }

  private mutating func quietInstant() throws(RecordingFault) -> MonotonicInstant {
    var delta = Nanoseconds.zero
    if onGrid > 0 {
      onGrid -= 1
    } else {
      delta = Nanoseconds(try block.signed())
      if delta == .zero {
        let count = try block.count(atMost: quiet + 1)
        guard count > 0 else { throw block.fault("no turn on the grid") }
        onGrid = count - 1
      }
    }
    last = last + cycle + delta
    return last
  }

  private mutating func read(_ input: inout CycleInput, _ kinds: UInt8) throws(RecordingFault) {
    if kinds & RecordingFormat.hasImages != 0 {
      for _ in 0..<(try block.count(atMost: Limits.messagesInTurn)) {
        let link = try block.count(atMost: Limits.links - 1)
        images[link] = try InputImage(from: &block, after: images[link], base: input.now)
        input.images.append(images[link])
      }
    }
    if kinds & RecordingFormat.hasScans != 0 {
      for _ in 0..<(try block.count(atMost: Limits.messagesInTurn)) {
        input.scans.append(try ScanRead(from: &block, base: input.now))
      }
    }
    if kinds & RecordingFormat.hasOutcomes != 0 {
      for _ in 0..<(try block.count(atMost: Limits.messagesInTurn)) {
        input.outcomes.append(try OrderOutcome(from: &block, base: input.now))
      }
    }
    if kinds & RecordingFormat.hasMessages != 0 {
      for _ in 0..<(try block.count(atMost: Limits.messagesInTurn)) {
        input.messages.append(try ControlMessage(from: &block))
      }
    }
    input.inputsLost = kinds & RecordingFormat.hasLostInputs != 0
    input.tracesLost = kinds & RecordingFormat.hasLostTraces != 0
  }
}
