import HubCore
import HubUnits

/// What a link knows of its mailbox.
///
/// **Shape**: 128 orders that wait for a slot and 128 that are open at the PLC: more than a second's worth at 58 parcels
/// a second.
struct Mailbox {
  /// How long the PLC may leave a block or a session unanswered. **Source**: half of the second that orders leave ahead;
  /// ten scans of a slow PLC.
  static let patience = Nanoseconds.milliseconds(500)

  let settings: LinkDescription.Mailbox
  var phase = MailboxPhase.none
  /// When it came into this phase.
  var since: MonotonicInstant = .distantPast
  /// The head's session as the device holds it, once it has acknowledged it.
  var isHeadWritten = false
  var session: UInt16
  /// The PLC's epoch while this agreement lasts; nil until it was read.
  var epoch: UInt16?
  /// The report that was taken last, and the one the PLC was told of.
  var taken: UInt16 = 0
  var takenTold: UInt16?
  /// It was told in vain: it is told again behind the next reading.
  var tellsAgain = false
  var sequence: UInt16 = 0
  var nextReading: MonotonicInstant = .distantPast
  /// The begin of the poll behind which the mailbox last had the wire.
  var servedBehind: MonotonicInstant = .distantPast
  var answers: MailboxAnswers

  /// Orders that wait for a slot.
  var waiting = PendingOrders()
  /// Orders the PLC has, or may have.
  var open = BoundedList<128, MailboxOrder>(
    filler: MailboxOrder(
      order: DivertOrder(
        number: OrderNumber(0), action: .release, link: LinkIndex(0), coil: 0, at: .distantPast,
        deadline: .distantPast, releaseBy: .distantPast), sequence: 0, tracking: 0, slot: nil,
      handedOver: .distantPast))
  /// Bit n: slot n holds a block that was not answered.
  var busySlots: UInt16 = 0
  /// The slot that was taken last.
  private var lastSlot: UInt8

  /// The last readings of the counter, for the instant of a count.
  var belt = MailboxBelt()

  /// - Parameter seed: anything that differs from one start to the next.
  init(_ settings: LinkDescription.Mailbox, seed: UInt64) {
    self.settings = settings
    session = UInt16(truncatingIfNeeded: seed ^ seed >> 16 ^ seed >> 32)
    answers = MailboxAnswers(slots: settings.slots)
    lastSlot = settings.slots - 1
  }

  /// Whether the PLC's registers lie as we read and write them.
  var isAgreed: Bool {
    answers.version == MailboxRegisters.version && answers.slotsServed == UInt16(settings.slots)
  }

  /// A number no session before it had for 65,535 sessions, and not the one the PLC speaks of.
  mutating func nextSession() {
    repeat {
      // A linear congruence with full period. Source: Hull and Dobell, 1962: odd increment, multiplier 1 modulo 4.
      session = session &* 25_173 &+ 13_849
    } while session == 0 || session == answers.session
  }

  mutating func nextSequence() -> UInt16 {
    sequence = sequence == .max ? 1 : sequence + 1
    return sequence
  }

  /// The next free slot in turn.
  ///
  /// Not the lowest: a high slot would rest until many orders are on their way at once, and the sequence that its
  /// answer still shows could come round again meanwhile, or be newer than ours to the PLC.
  var freeSlot: UInt8? {
    let behind = (1...settings.slots).first { busySlots & 1 << UInt16((lastSlot + $0) % settings.slots) == 0 }
    return behind.map { (lastSlot + $0) % settings.slots }
  }

  mutating func takeSlot(_ slot: UInt8) {
    busySlots |= 1 << UInt16(slot)
    lastSlot = slot
  }

  /// Frees the slot of an open order.
  mutating func freeSlot(of rank: Int) {
    guard let slot = open[rank].slot else { return }
    busySlots &= ~(1 << UInt16(slot))
    open[rank].slot = nil
  }
}

extension LinkDescription.Mailbox {
  /// Stands where a link has none.
  static var unused: Self { .init(holdingRegister: 0, slots: 1, answerRegister: 0) }
}
