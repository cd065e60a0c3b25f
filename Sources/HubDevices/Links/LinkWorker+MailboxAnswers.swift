import HubCore
import HubUnits

// What the PLC says of orders and of its session (docs/plc-interface.md, "Sessions").
extension LinkWorker where Bus: ~Copyable {
  /// Takes one reading of the PLC's registers.
  mutating func takeAnswers() {
    if image.taken != .distantPast { mailbox.belt.note(image.encoderCount, taken: image.taken) }
    status.mailbox.version = mailbox.answers.version
    status.mailbox.epoch = mailbox.answers.epoch
    status.mailbox.slots = mailbox.answers.slotsServed
    guard let epoch = mailbox.epoch, epoch == mailbox.answers.epoch else { return beginAnew() }
    // With another number of slots the reports stand elsewhere.
    if mailbox.isAgreed { takeReports() }
    switch mailbox.phase {
    case .none: break
    case .closed: seeWhetherClosed()
    case .opening: seeWhetherOpen()
    case .open: goOn()
    }
  }

  /// The PLC's program was started since the last reading, or this is the first: its reports are of others' orders.
  private mutating func beginAnew() {
    let isFirst = mailbox.epoch == nil
    mailbox.epoch = mailbox.answers.epoch
    mailbox.taken = mailbox.answers.reported
    settleAll(.unknown)
    if !isFirst { _ = closeMailbox() }
  }

  private mutating func seeWhetherClosed() {
    guard mailbox.answers.session == 0 else {
      if isOutOfPatience { settleAll(.unknown) }
      return
    }
    // The PLC has said its last report before the 0: what is not in it was not fired, if it could be read.
    settleAll(mailbox.isAgreed ? .dropped : .unknown)
    if !isHeld, mailbox.isAgreed { openMailbox() }
  }

  private mutating func seeWhetherOpen() {
    if mailbox.answers.session == mailbox.session {
      enter(.open)
      status.mailbox.sessions += 1
    } else if isOutOfPatience {
      _ = closeMailbox()
    }
  }

  private mutating func goOn() {
    guard mailbox.answers.session == mailbox.session, mailbox.isAgreed else {
      _ = closeMailbox()
      return
    }
    let now = clock.now()
    var rank = 0
    while rank < mailbox.open.count {
      guard let slot = mailbox.open[rank].slot else {
        rank += 1
        continue
      }
      let (sequence, answer) = mailbox.answers.answer(ofSlot: Int(slot))
      if sequence == mailbox.open[rank].sequence {
        mailbox.freeSlot(of: rank)
        if answer != 1 {
          settle(rank, refusal(answer))
          continue
        }
      } else if now - mailbox.open[rank].handedOver > Mailbox.patience {
        status.mailbox.unanswered += 1
        _ = closeMailbox()
        return
      }
      rank += 1
    }
  }

  private var isOutOfPatience: Bool { clock.now() - mailbox.since > Mailbox.patience }

  /// Takes the reports that are new, in their order.
  private mutating func takeReports() {
    while mailbox.taken != mailbox.answers.reported {
      let next = mailbox.taken &+ 1
      let report = mailbox.answers.report(next)
      // Another number in its place: half of the registers are older than the rest, or there is no such report.
      guard report.number == next else { return }
      mailbox.taken = next
      guard
        let rank = mailbox.open.indices.first(where: {
          mailbox.open[$0].sequence == report.sequence && mailbox.open[$0].tracking == report.tracking
        })
      else {
        status.mailbox.strangeReports += 1
        continue
      }
      guard report.result == 1 else {
        settle(rank, unfired(report.result))
        continue
      }
      status.mailbox.fired += 1
      let bits = settings.encoder?.bits ?? 32
      settle(
        rank, .written, at: mailbox.belt.instant(of: report.count, bits: bits, now: clock.now()))
    }
  }

  private mutating func refusal(_ answer: UInt16) -> OrderOutcome.Result {
    switch answer {
    case 2:
      status.mailbox.tooLate += 1
      return .expired
    case 3: status.mailbox.unknownLane += 1
    case 4: status.mailbox.queueFull += 1
    case 5: status.mailbox.wrongKind += 1
    default: status.mailbox.notDriven += 1
    }
    return .dropped
  }

  private mutating func unfired(_ result: UInt16) -> OrderOutcome.Result {
    switch result {
    case 3:
      status.mailbox.tooLate += 1
      return .expired
    case 2: status.mailbox.notReady += 1
    default: status.mailbox.notDriven += 1
    }
    return .dropped
  }

  /// An open order is over.
  private mutating func settle(
    _ rank: Int, _ result: OrderOutcome.Result, at instant: MonotonicInstant? = nil
  ) {
    mailbox.freeSlot(of: rank)
    let order = mailbox.open[rank].order
    mailbox.open.remove(at: rank)
    end(order, result, at: instant)
  }

  /// Every open order is over.
  mutating func settleAll(_ result: OrderOutcome.Result) {
    while !mailbox.open.isEmpty {
      if result == .unknown { status.mailbox.unknown += 1 } else { status.mailbox.closed += 1 }
      settle(0, result)
    }
  }
}
