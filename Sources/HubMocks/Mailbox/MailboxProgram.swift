import HubUnits

/// The PLC's side of a destination mailbox, written from docs/plc-interface.md alone.
///
/// It shares nothing with the controller's side: neither names nor numbers nor a line.
struct MailboxProgram {
  /// What became of an accepted order.
  enum Fate: UInt16 {
    case fired = 1
    case notReady = 2
    case missed = 3
    case notDriven = 4
  }
  /// What a slot is told.
  enum Reply: UInt16 {
    case accepted = 1
    case passed = 2
    case noSuchLane = 3
    case full = 4
    case wrongKind = 5
    case notDriven = 6
  }
  struct Entry {
    var sequence: UInt16
    var lane: UInt16
    var tracking: UInt32
    var count: UInt32
    var carrier: UInt16
    /// What became of it, and where the counter was then; nil while it waits.
    var decided: (fate: Fate, counter: UInt32)?
  }

  let layout: MailboxLayout
  /// What the input registers from `layout.answers` on show.
  private(set) var shown: [UInt16]
  private(set) var firings: [MailboxFiring] = []
  private(set) var session: UInt16 = 0
  var isDriven = true
  var lanesNotReady: Set<Int> = []

  private var epoch: UInt16
  private var closedLast: UInt16
  private var queue: [Entry] = []
  private var takenIn: [UInt16?]
  private var reported: UInt16
  private var beat: UInt16
  private var beatMovedAt: MonotonicInstant?

  /// A program that starts, over registers that hold whatever they held.
  init(_ layout: MailboxLayout, epoch: UInt16, holding: [UInt16]) {
    precondition((1...16).contains(layout.slots) && epoch != 0, "hub bug: a mailbox that the page forbids")
    self.layout = layout
    self.epoch = epoch
    reported = layout.reportedBefore
    shown = [UInt16](repeating: 0, count: 8 + 2 * layout.slots + 64)
    takenIn = [UInt16?](repeating: nil, count: layout.slots)
    closedLast = holding[layout.holding + 1]
    beat = holding[layout.watchedRegister]
  }

  /// Runs once, with the counter having passed these values since it ran last.
  mutating func scan(_ holding: [UInt16], passing counts: [UInt32], wasSet: Bool, at now: MonotonicInstant) {
    let isAlive = watch(holding[layout.watchedRegister], at: now)
    let wanted = holding[layout.holding + 1]
    if session != 0, wanted != session || !isAlive || wasSet { close() }
    if session == 0, shown[2] == 0, !queue.contains(where: { $0.decided != nil }), isAlive, !wasSet,
      holding[layout.holding] == 1, wanted != 0, wanted != closedLast
    {
      session = wanted
      for slot in 0..<layout.slots {
        takenIn[slot] = nil
        shown[8 + 2 * slot] = 0
      }
    }
    for counter in counts { fire(counter, at: now) }
    if session != 0, let counter = counts.last {
      for slot in 0..<layout.slots { look(at: slot, holding, counter) }
    }
    report(taken: holding[layout.holding + 3])
    showHead()
  }

  /// Whether the controller's heartbeat changes.
  private mutating func watch(_ value: UInt16, at now: MonotonicInstant) -> Bool {
    if value != beat { beatMovedAt = now }
    beat = value
    guard let moved = beatMovedAt else { return false }
    if now - moved > layout.releasedAfter { beatMovedAt = nil }
    return beatMovedAt != nil
  }

  private mutating func close() {
    closedLast = session
    session = 0
    queue.removeAll { $0.decided == nil }
  }

  // MARK: Counting

  /// How far the counter is past a count, the counter's way round.
  private func past(_ count: UInt32, _ counter: UInt32) -> UInt32 {
    layout.counterBits == 32 ? counter &- count : (counter &- count) & ((1 << UInt32(layout.counterBits)) - 1)
  }

  private func isReached(_ count: UInt32, _ counter: UInt32) -> Bool {
    past(count, counter) < 1 << UInt32(layout.counterBits - 1)
  }

  private mutating func fire(_ counter: UInt32, at now: MonotonicInstant) {
    var firedNow: Set<UInt16> = []
    for n in queue.indices where queue[n].decided == nil && isReached(queue[n].count, counter) {
      let entry = queue[n]
      let fate: Fate
      if !isDriven {
        fate = .notDriven
      } else if past(entry.count, counter) > layout.late {
        fate = .missed
      } else if lanesNotReady.contains(Int(entry.lane)) || firedNow.contains(entry.lane) {
        fate = .notReady
      } else {
        fate = .fired
        firedNow.insert(entry.lane)
        firings.append(
          MailboxFiring(
            lane: Int(entry.lane), tracking: entry.tracking,
            carrier: entry.carrier == 65_535 ? nil : Int(entry.carrier), ordered: entry.count,
            counter: counter,
            session: session, at: now))
      }
      queue[n].decided = (fate, counter)
    }
  }

  // MARK: Slots

  private mutating func look(at slot: Int, _ holding: [UInt16], _ counter: UInt32) {
    let first = layout.holding + 8 + 12 * slot
    let words = Array(holding[first..<first + 12])
    let sequence = words[11]
    if let last = takenIn[slot], !(1...32_767).contains(sequence &- last) { return }
    let sum = words[0...9].reduce(UInt16(23_205) &+ sequence) { $0 &+ $1 }
    guard sequence != 0, words[0] == session, words[10] == sum else { return }
    takenIn[slot] = sequence
    shown[8 + 2 * slot + 1] = reply(to: words, counter).rawValue
    shown[8 + 2 * slot] = sequence
  }

  private mutating func reply(to words: [UInt16], _ counter: UInt32) -> Reply {
    let lane = Int(words[1])
    let count = UInt32(words[4]) << 16 | UInt32(words[5])
    guard (1...layout.lanes).contains(lane) else { return .noSuchLane }
    guard isDriven else { return .notDriven }
    guard layout.carrierLanes.contains(lane) == (words[6] != 65_535) else { return .wrongKind }
    guard !isReached(count, counter) else { return .passed }
    guard queue.count < layout.depth else { return .full }
    queue.append(
      Entry(
        sequence: words[11], lane: words[1], tracking: UInt32(words[2]) << 16 | UInt32(words[3]),
        count: count,
        carrier: words[6]))
    return .accepted
  }

  // MARK: Reports

  private mutating func report(taken: UInt16) {
    while reported &- taken < 8, let n = queue.firstIndex(where: { $0.decided != nil }) {
      let entry = queue.remove(at: n)
      guard let decided = entry.decided else { continue }
      reported &+= 1
      let first = 8 + 2 * layout.slots + 8 * Int(reported % 8)
      let words = [
        entry.sequence, decided.fate.rawValue, UInt16(entry.tracking >> 16),
        UInt16(truncatingIfNeeded: entry.tracking), UInt16(decided.counter >> 16),
        UInt16(truncatingIfNeeded: decided.counter), entry.lane, reported,
      ]
      shown.replaceSubrange(first..<first + 8, with: words)
    }
  }

  private mutating func showHead() {
    shown[0] = 1
    shown[1] = epoch
    shown[3] = UInt16(layout.depth)
    shown[4] = UInt16(queue.count)
    shown[5] = reported
    shown[6] = UInt16(layout.slots)
    if session != 0 {
      shown[2] = session
    } else if !queue.contains(where: { $0.decided != nil }) {
      shown[2] = 0
    }
  }
}
