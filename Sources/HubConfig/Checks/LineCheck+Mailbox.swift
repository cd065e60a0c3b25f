import HubCore
import HubUnits

// Diverters that the PLC fires by itself, and the mailbox it takes their orders from (docs/plc-interface.md).
extension LineCheck {
  func checkMailboxes() {
    for (index, link) in line.links.enumerated() {
      guard let mailbox = link.mailbox else { continue }
      checkRoom(mailbox, of: link, index)
      checkUse(mailbox, of: link, index)
    }
    for lane in line.lanes {
      guard let diverter = lane.diverter, diverter.kind.isSound, diverter.kind.value.isFiredByPLC else {
        continue
      }
      checkFiredByPLC(diverter, lane)
    }
    checkCounter()
  }

  /// The lanes whose order goes to a link's mailbox.
  private func lanes(of index: Int) -> [LaneDraft] {
    line.lanes.filter {
      $0.link.isSound && $0.link.value == index && $0.diverter?.kind.value.isFiredByPLC == true
    }
  }

  private func checkFiredByPLC(_ diverter: LaneDraft.Diverter, _ lane: LaneDraft) {
    let kind = diverter.kind
    for place in diverter.strayOutput {
      problems.add(
        at: place,
        "a diverter of kind '\(kind.value.word)' has no output of ours: the PLC drives it, and releases it when there is "
          + "no session; take this out")
    }
    if kind.value == .carrier, line.belt.carriers == nil, line.belt.isDriveRead {
      problems.add(
        at: kind.place, value: "carrier",
        "'carrier' is a diverter on a belt of carriers, and belt.carriers says of none", allowed: ["counted"])
    }
    guard lane.link.isSound else { return }
    let link = line.links[lane.link.value]
    if link.mailbox == nil, link.isHeartbeatRead {
      problems.add(
        at: kind.place, value: kind.value.word,
        "a diverter of kind '\(kind.value.word)' is fired by the PLC, and link '\(link.name.value)' has no 'mailbox' to "
          + "hand it orders; see docs/plc-interface.md",
        allowed: ["pulse, level, or a mailbox in links.\(link.name.value)"])
    }
    if areSound(line.belt.link), line.belt.link.value != lane.link.value {
      problems.add(
        at: kind.place, value: kind.value.word,
        "the PLC fires at a value of its own counter, so that must be the belt's encoder; that is on link "
          + "'\(line.links[line.belt.link.value].name.value)' (line \(line.belt.link.place.line))",
        allowed: ["a lane on that link"])
    }
  }

  private func checkUse(_ mailbox: MailboxDraft, of link: LinkDraft, _ index: Int) {
    // Without a coupler's own watchdog it is asked for anyway.
    if link.ours == nil, link.isHeartbeatRead, link.device.wanted != .none {
      problems.add(
        at: mailbox.place,
        "missing key 'heartbeat.ours' in link '\(link.name.value)': by it the PLC knows that its orders still stand"
      )
    }
    if lanes(of: index).isEmpty,
      line.lanes.allSatisfy({ $0.link.isSound && $0.diverter?.kind.isSound != false })
    {
      problems.add(
        at: mailbox.place,
        "no lane of link '\(link.name.value)' has a diverter of kind 'counted' or 'carrier'; take the mailbox out"
      )
    }
  }

  /// Its registers are in the table, and nobody else's.
  private func checkRoom(_ mailbox: MailboxDraft, of link: LinkDraft, _ index: Int) {
    guard areSound(mailbox.register, mailbox.slots, mailbox.answer) else { return }
    let room = mailbox.description(lanes: [])
    let written = Int(mailbox.register.value)..<Int(mailbox.register.value) + room.writtenCount
    let read = Int(mailbox.answer.value)..<Int(mailbox.answer.value) + room.answerCount
    checkEnd(written, at: mailbox.register.place)
    checkEnd(read, at: mailbox.answer.place)
    let most = link.device.profile.value.pollLimits.mostRegisters
    if room.answerCount > most {
      problems.add(
        at: mailbox.slots.place, value: String(mailbox.slots.value),
        "the answers of \(mailbox.slots.value) slots are \(room.answerCount) registers, and the device gives \(most) in one "
          + "reading", allowed: ["fewer slots, or another device"])
    }
    if let ours = link.ours?.register, ours.isSound, written.contains(Int(ours.value)) {
      taken("holding register \(ours.value)", by: "the mailbox's", mailbox.register, at: ours.place)
    }
    for lane in line.lanes where lane.link.isSound && lane.link.value == index {
      guard let output = lane.diverter?.output, output.isSound, case .bit(_, let register) = output.value,
        written.contains(Int(register))
      else { continue }
      taken("holding register \(register)", by: "the mailbox's", mailbox.register, at: output.place)
    }
    if let theirs = link.theirs?.register, theirs.isSound, isIn(theirs.value, written, read) {
      taken(theirs.value.description, by: "the mailbox's", mailbox.answer, at: theirs.place)
    }
    let belt = line.belt
    if areSound(belt.link, belt.register, belt.bits), belt.link.value == index {
      let words = (0..<UInt16(belt.bits.value / 16)).map {
        RegisterPoint(belt.register.value.table, belt.register.value.address &+ $0)
      }
      if words.contains(where: { isIn($0, written, read) }) {
        taken(belt.register.value.description, by: "the mailbox's", mailbox.answer, at: belt.register.place)
      }
    }
    for (owner, input) in line.inputs where areSound(owner, input) && owner.value == index {
      guard input.value.table.isRegisters,
        isIn(RegisterPoint(input.value.table, input.value.address), written, read)
      else { continue }
      taken(input.value.description, by: "the mailbox's", mailbox.answer, at: input.place)
    }
  }

  private func isIn(_ point: RegisterPoint, _ written: Range<Int>, _ read: Range<Int>) -> Bool {
    (point.table == .holdingRegister ? written : read).contains(Int(point.address))
  }

  private func checkEnd(_ range: Range<Int>, at place: Place) {
    guard range.upperBound > 65_536 else { return }
    problems.add(
      at: place, value: String(range.lowerBound),
      "the mailbox takes \(range.count) registers from here on, and 65535 is the last there is",
      allowed: ["\(65_536 - range.count) or less"])
  }

  private func taken(_ what: String, by owner: String, _ base: Located<UInt16>, at place: Place) {
    problems.add(
      at: place, value: what,
      "\(what) is already \(owner), which begins at \(base.value), \(reference(base.place))")
  }

  /// What the PLC fires by must count as long as anybody needs it, and nobody else may take its place.
  private func checkCounter() {
    let belt = line.belt
    guard let lane = line.lanes.first(where: { $0.diverter?.kind.value.isFiredByPLC == true }),
      let diverter = lane.diverter, areSound(belt.bits, belt.perPulse, diverter.kind, diverter.write)
    else { return }
    let range = belt.perPulse.value * (1 << Int64(belt.bits.value))
    let ahead = line.highestSpeed.value.travel(
      in: Limits.deviceHorizon + diverter.write.value + line.cycle.value)
    if ahead * 4 > range {
      problems.add(
        at: belt.bits.place, value: String(belt.bits.value),
        "orders lie up to \(UnitText.upToMillimetres(ahead)) ahead, and \(belt.bits.value) bits of "
          + "\(UnitText.of(belt.perPulse.value)) come round after \(UnitText.of(range)): a count could not be told from one "
          + "that has passed", allowed: ["a range of \(UnitText.upToMillimetres(ahead * 4)) or more"])
    }
    if belt.onEncoderFault.isSound, belt.onEncoderFault.value == .time {
      problems.add(
        at: belt.onEncoderFault.place, value: "time",
        "lane \(lane.number.value) is fired by the PLC at a count of this encoder: following the belt by time does not "
          + "help it", allowed: ["hold"])
    }
  }
}
