import HubCore
import HubDevices
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

@Suite("Ten thousand orders through a mailbox")
struct MailboxVolumeTests {
  /// Random, and the same every time.
  private struct Draws {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  @Test(
    "while both sides restart, the line is held and somebody repeats old blocks: none is fired twice, at another's count or after a restart",
    .timeLimit(.minutes(3)))
  func tenThousand() throws {
    // 16 bits at 20,000 pulses a second: the counter wraps every 3.3 s, so old counts come round again.
    let layout = MailboxLayout(slots: 16, counterBits: 16, releasedAfter: .seconds(10))
    let plc = try MailboxPLC(layout, counter: 60_000, speed: 20_000)
    defer { plc.stop() }
    var line = MailboxLine(plc, speed: 20_000)
    var draws = Draws(state: 5)
    var stale: [UInt32: String] = [:]
    var told = 0
    var lives = 0
    var replayed = 0
    while line.orderedCount < 10_000 {
      lives += 1
      line = MailboxLine(plc, speed: 20_000, after: line)
      var open: [UInt32] = []
      var old: [(slot: Int, words: [UInt16])] = []
      try line.linked(poll: .milliseconds(2)) { status in
        // Whoever was ordered in an earlier life, or before a break, must not be fired from here on.
        var other = RawMailbox(plc)
        try other.connect()
        let until = line.orderedCount + 2_500
        while line.orderedCount < min(until, 10_000) {
          try line.awaitRoom(atMost: 100)
          let rank = draws.below(24)
          open.append(line.order(rank: rank, ahead: 4_000 + draws.below(6_000)))
          line.turn()
          // A block as it stands in the PLC is written again, now or when its count comes round.
          if draws.below(20) == 0 {
            let slot = draws.below(16)
            let from = layout.holding + 8 + 12 * slot
            old.append((slot, Array(plc.holding[from..<from + 12])))
          }
          if draws.below(50) == 0, !old.isEmpty {
            let one = old[draws.below(old.count)]
            // It may fall on a block that the PLC has not seen yet: that one is lost, and the session with it.
            other.write(one.words, to: layout.holding + 8 + 12 * one.slot)
            replayed += 1
          }
          guard draws.below(700) == 0 else { continue }
          let sessions = status.latest.mailbox.sessions
          if draws.below(2) == 0 {
            plc.restart()
          } else {
            line.heldLinks = 1
            try line.awaitCounts(status) { $0.phase != .open }
          }
          try line.awaitTold(open)
          let fired = line.fired
          for number in open where !fired.contains(number) {
            stale[number] = "before a break in life \(lives)"
          }
          open.removeAll()
          line.heldLinks = 0
          try line.awaitCounts(status) { $0.phase == .open && $0.sessions > sessions }
        }
      }
      line.turn()
      let fired = line.fired
      for number in open where !fired.contains(number) { stale[number] = "before the end of life \(lives)" }
      told = line.told.count
    }
    let fired = line.fired
    #expect(line.complaints().isEmpty)
    #expect(stale.keys.filter(fired.contains).isEmpty, "fired after a restart")
    #expect(told > 9_500 && lives >= 4 && replayed > 100)
    // What the core was told is what happened.
    for outcome in line.told {
      switch outcome.result {
      case .written: #expect(fired.contains(outcome.number.value))
      case .dropped, .expired: #expect(!fired.contains(outcome.number.value))
      case .unknown: break
      }
    }
    #expect(fired.count > 5_000, "so many breaks that nearly nothing was fired: \(fired.count)")
  }
}
