import HubCore
import HubUnits

/// Turns into the blocks of a recording.
///
/// **Thread**: one owner, in the control plane; it allocates.
struct RecordingEncoder: Sendable {
  private let header: RecordingHeader
  private let recording: UInt64
  private(set) var digest = TurnDigest(Checksum())
  private var heldLinks = OutputImage().heldLinks
  private var chain = BlockChain()
  private var segment = 0
  private var last: MonotonicInstant = .zero
  /// By `LinkIndex`: what the link's next image is compared with.
  private var images: [InputImage] = []
  private var payload = ByteBuffer()
  private var quiet = QuietRun()
  private var turnsInBlock = 0

  /// - Parameter recording: any number that no other recording has.
  init(_ header: RecordingHeader, recording: UInt64) {
    self.header = header
    self.recording = recording
  }

  /// The first bytes of the next file. Each can be read by itself.
  mutating func beginFile(firstTurn now: MonotonicInstant) -> [UInt8] {
    precondition(turnsInBlock == 0, "hub bug: turns of one file of a recording reach the next")
    segment += 1
    last = now - header.cycle
    images = (0..<Limits.links).map { .none(of: LinkIndex($0)) }
    let head = SegmentHead(
      header: header, recording: recording, number: segment, turnsBefore: digest.turns,
      digest: digest.sum.value,
      heldLinks: heldLinks, check: chain.check.value, base: last)
    chain = BlockChain()
    var bytes = ByteBuffer()
    bytes.bytes = RecordingFormat.magic
    bytes.put(fixed: UInt16(RecordingFormat.version))
    var payload = ByteBuffer()
    head.write(to: &payload)
    return bytes.bytes + chain.block(.head, payload.bytes)
  }

  mutating func add(_ input: borrowing CycleInput, _ output: borrowing CycleOutput) {
    let told = digest.add(output)
    heldLinks = output.image.heldLinks
    let delta = input.now - last - header.cycle
    last = input.now
    turnsInBlock += 1
    let kinds = Self.kinds(of: input, told: told)
    guard kinds != RecordingFormat.isTurn else { return quiet.add(delta) }
    quiet.flush(into: &payload)
    payload.put(kinds)
    payload.put(signed: delta.count)
    write(input, kinds)
    told?.write(to: &payload)
  }

  private static func kinds(of input: borrowing CycleInput, told: TurnTold?) -> UInt8 {
    var kinds = RecordingFormat.isTurn
    if !input.images.isEmpty { kinds |= RecordingFormat.hasImages }
    if !input.scans.isEmpty { kinds |= RecordingFormat.hasScans }
    if !input.outcomes.isEmpty { kinds |= RecordingFormat.hasOutcomes }
    if !input.messages.isEmpty { kinds |= RecordingFormat.hasMessages }
    if input.inputsLost { kinds |= RecordingFormat.hasLostInputs }
    if input.tracesLost { kinds |= RecordingFormat.hasLostTraces }
    if told != nil { kinds |= RecordingFormat.hasTold }
    return kinds
  }

  private mutating func write(_ input: borrowing CycleInput, _ kinds: UInt8) {
    if kinds & RecordingFormat.hasImages != 0 {
      payload.put(count: input.images.count)
      for i in input.images.indices {
        let image = input.images[i]
        payload.put(unsigned: UInt64(image.link.value))
        image.write(to: &payload, after: images[image.link.int], from: input.now)
        images[image.link.int] = image
      }
    }
    if kinds & RecordingFormat.hasScans != 0 {
      payload.put(count: input.scans.count)
      for i in input.scans.indices { input.scans[i].write(to: &payload, from: input.now) }
    }
    if kinds & RecordingFormat.hasOutcomes != 0 {
      payload.put(count: input.outcomes.count)
      for i in input.outcomes.indices { input.outcomes[i].write(to: &payload, from: input.now) }
    }
    if kinds & RecordingFormat.hasMessages != 0 {
      payload.put(count: input.messages.count)
      for i in input.messages.indices { input.messages[i].write(to: &payload) }
    }
  }

  /// Enough waits for a block.
  var isBlockDue: Bool {
    turnsInBlock >= RecordingFormat.turnsInBlock || payload.bytes.count >= RecordingFormat.bytesInBlock
  }

  /// What waits, as a block; nothing when no turn waits.
  mutating func takeBlock() -> [UInt8] {
    guard turnsInBlock > 0 else { return [] }
    quiet.flush(into: &payload)
    payload.put(fixed: digest.sum.value)
    var count = ByteBuffer()
    count.put(count: turnsInBlock)
    turnsInBlock = 0
    defer { payload.bytes.removeAll(keepingCapacity: true) }
    return chain.block(.turns, count.bytes + payload.bytes)
  }

  /// The last words of a file: nil when the next file goes on.
  ///
  /// - Parameter lostTurns: how many turns are known not to be in it.
  mutating func endFile(_ stop: RecordingStop?, lostTurns: UInt64 = 0) -> [UInt8] {
    var end = ByteBuffer()
    end.put(flag: stop != nil)
    if let stop {
      end.put(stop.rawValue)
      end.put(unsigned: lostTurns)
    }
    return takeBlock() + chain.block(.end, end.bytes)
  }
}
