import HubCore
import HubModbus
import HubRealtime
import HubUnits

// Orders to a PLC that fires by itself, and the session they belong to (docs/plc-interface.md).
//
// ```
//  core ──order──▶ waiting ──a slot is free──▶ open, in its slot ──accepted──▶ open ──report──▶ told: fired, or why not
//                     │ its instant has come             │ refused
//                     ▼                                  ▼
//                  expired                         expired or dropped
// ```
extension LinkWorker where Bus: ~Copyable {
  /// Takes an order that the device carries out at a count.
  mutating func takeAimed(_ order: DivertOrder) {
    guard let description = settings.mailbox, Int(order.coil) < description.lanes.count else {
      // Written now it would move the diverter now. The configuration refuses such a line: the second door.
      status.notSendable += 1
      return end(order, .dropped)
    }
    guard mailbox.phase == .open, !isHeld else {
      status.dropped += 1
      return end(order, .dropped)
    }
    mailbox.waiting.add(order)
  }

  /// Writes the first order that waits into a free slot.
  ///
  /// - Returns: whether there was one, or room came free for those in the ring.
  mutating func handOver(_ now: MonotonicInstant) -> Bool {
    guard hasMailbox, mailbox.phase == .open else { return false }
    // At its instant the count is there: what has no slot by then has none in time.
    if let late = mailbox.waiting.takeDue(now) {
      expire(late)
      return true
    }
    guard !leavesWireToPoll(now), !mailbox.open.isFull, let slot = mailbox.freeSlot,
      let order = mailbox.waiting.takeFirst()
    else {
      return false
    }
    mailbox.servedBehind = pollBegan
    bus.waitForTurn()
    defer { bus.passTurn() }
    let began = clock.now()
    // While others had the wire the core may have held the line, or died.
    watchCore(began)
    guard hold(began) == .none else {
      status.dropped += 1
      end(order, .dropped)
      return true
    }
    guard began < min(order.at, order.deadline) else {
      expire(order)
      return true
    }
    let sequence = mailbox.nextSequence()
    // From the first byte on the PLC may have it: it is open before the answer is known.
    mailbox.open.append(
      MailboxOrder(
        order: order, sequence: sequence, tracking: MailboxRegisters.tracking(of: order.parcel), slot: slot,
        handedOver: began))
    mailbox.takeSlot(slot)
    status.mailbox.handedOver += 1
    status.writes += 1
    let words = MailboxRegisters.slot(
      order, lane: mailbox.settings.lanes[Int(order.coil)], session: mailbox.session, sequence: sequence)
    do throws(ModbusError) {
      let first = mailbox.settings.holdingRegister + MailboxRegisters.slotsOffset
      try bus.writeRegisters(from: first + MailboxRegisters.slotWords * UInt16(slot), words.span)
      noteExchange(from: began)
      status.writeRoundTrip.record(clock.now() - began)
    } catch {
      failed(error)
      // What the PLC has of it is known when it has closed.
      if bus.isConnected { _ = closeMailbox() }
    }
    return true
  }

  /// When the mailbox has something to do by itself.
  var mailboxDue: MonotonicInstant {
    guard hasMailbox, mailbox.phase != .none else { return .distantFuture }
    return min(mailbox.nextReading, mailbox.waiting.earliest)
  }

  /// The next exchange that keeps the agreement: the head, the answers, or what was taken of them.
  ///
  /// - Returns: whether an exchange was made.
  mutating func serveMailbox(_ now: MonotonicInstant) -> Bool {
    guard hasMailbox, mailbox.phase != .none, pollStep == 0, !leavesWireToPoll(now) else { return false }
    if mailbox.isHeadWritten, mailbox.takenTold != mailbox.taken {
      mailbox.servedBehind = pollBegan
      tellTaken()
      return true
    }
    guard now >= mailbox.nextReading else { return false }
    mailbox.servedBehind = pollBegan
    if mailbox.isHeadWritten {
      readAnswers()
    } else {
      nameSession()
    }
    if mailbox.tellsAgain {
      mailbox.tellsAgain = false
      mailbox.takenTold = nil
    }
    // From its end on: one that takes as long as a poll would else be due again at once, failed or not.
    mailbox.nextReading = clock.now() + settings.poll
    return true
  }

  /// Whether a poll goes first.
  ///
  /// One that is a whole period overdue does, as before orders for coils, but then the mailbox has an exchange before the
  /// next one.
  private mutating func leavesWireToPoll(_ now: MonotonicInstant) -> Bool {
    isPollOverdue(now) && mailbox.servedBehind == pollBegan
  }

  /// Says that there is no session: what the PLC has not fired it will not fire.
  ///
  /// A PLC that cannot be told so is not used on: the link comes back through the safe states or not at all.
  ///
  /// - Returns: whether the device took it, or there is no mailbox; false when the link is lost now.
  mutating func closeMailbox() -> Bool {
    guard hasMailbox else { return true }
    while let order = mailbox.waiting.takeFirst() {
      status.dropped += 1
      end(order, .dropped)
    }
    enter(.closed)
    do throws(ModbusError) {
      try writeHead()
    } catch {
      lose(error)
      return false
    }
    return true
  }

  /// Names a new session.
  mutating func openMailbox() {
    mailbox.nextSession()
    status.mailbox.session = mailbox.session
    enter(.opening)
    nameSession()
  }

  /// There is no connection any more: whatever is open may have been fired, or may not.
  mutating func loseMailbox() {
    guard hasMailbox else { return }
    while let order = mailbox.waiting.takeFirst() {
      status.dropped += 1
      end(order, .dropped)
    }
    settleAll(.unknown)
    mailbox.epoch = nil
    mailbox.belt.forget()
    enter(.none)
  }

  mutating func enter(_ phase: MailboxPhase) {
    mailbox.phase = phase
    mailbox.since = clock.now()
    if phase != .open { mailbox.isHeadWritten = false }
    mailbox.nextReading = mailbox.since
    // Closed and opening by turns is one long wait.
    if (phase == .open) != (status.mailbox.phase == .open) || phase == .none {
      status.mailbox.since = mailbox.since
    }
    status.mailbox.phase = phase
  }

  /// Not taken by the device: tried again a poll later.
  private mutating func nameSession() {
    do throws(ModbusError) {
      try writeHead()
    } catch {
      failed(error)
    }
  }

  private mutating func writeHead() throws(ModbusError) {
    let session = mailbox.phase == .opening ? mailbox.session : 0
    let words = MailboxRegisters.head(
      session: session, slots: mailbox.settings.slots, taken: mailbox.taken)
    let began = clock.now()
    try bus.writeRegisters(from: mailbox.settings.holdingRegister, words.span)
    noteExchange(from: began)
    mailbox.isHeadWritten = true
    mailbox.takenTold = mailbox.taken
    // An answer to it is not there sooner.
    mailbox.nextReading = clock.now() + settings.poll
  }

  private mutating func tellTaken() {
    let began = clock.now()
    do throws(ModbusError) {
      try bus.writeRegister(
        mailbox.settings.holdingRegister + MailboxRegisters.takenOffset, mailbox.taken)
      noteExchange(from: began)
      mailbox.takenTold = mailbox.taken
    } catch {
      // Not at once: a place that is not free only makes the PLC wait.
      mailbox.takenTold = mailbox.taken
      mailbox.tellsAgain = true
      failed(error)
    }
  }

  private mutating func readAnswers() {
    let began = clock.now()
    do throws(ModbusError) {
      try Self.read(mailbox.settings, of: &bus, into: &mailbox.answers.registers)
      noteExchange(from: began)
    } catch {
      return failed(error)
    }
    takeAnswers()
  }

  private static func read(
    _ settings: LinkDescription.Mailbox, of bus: inout Bus, into registers: inout [UInt16]
  ) throws(ModbusError) {
    var room = registers.mutableSpan
    try bus.readInputRegisters(from: settings.answerRegister, count: settings.answerCount, into: &room)
  }

  private mutating func expire(_ order: DivertOrder) {
    status.expired += 1
    end(order, .expired)
  }

  /// Tells the core what became of an order that the device carries out by itself.
  ///
  /// - Parameter at: when it fired; nil when it did not, or nobody knows.
  mutating func end(_ order: DivertOrder, _ result: OrderOutcome.Result, at instant: MonotonicInstant? = nil)
  {
    let told = instant ?? clock.now()
    // A full ring is counted by the ring; the core sees the count and holds the line.
    ports.outcomes.push(
      OrderOutcome(
        number: order.number, action: order.action, result: result, planned: order.at, began: told,
        acknowledged: told))
  }
}
