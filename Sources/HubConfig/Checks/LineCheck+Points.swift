import HubUnits

extension LineCheck {
  /// Registers that hold bits, numbers and heartbeats do not mix.
  func checkPoints() {
    checkOrder()
    checkCounterEnd()
    checkBitsBesideNumbers()
    for lane in line.lanes {
      if let full = lane.full { checkSlow(full) }
    }
    for eye in line.eyes { checkPace(eye) }
  }

  private func checkOrder() {
    guard let order = line.belt.order, areSound(order, line.belt.bits), line.belt.bits.value == 16 else {
      return
    }
    problems.add(
      at: order.place, value: order.value.rawValue,
      "one register of 16 bits has no order of words; take 'order' out, or write bits: 32")
  }

  private func checkCounterEnd() {
    let belt = line.belt
    guard areSound(belt.register, belt.bits), belt.bits.value == 32, belt.register.value.address == .max
    else {
      return
    }
    problems.add(
      at: belt.register.place, value: String(belt.register.value.address),
      "a counter of 32 bits has two registers, and behind this one there is none", allowed: ["65534 or less"])
  }

  private func checkBitsBesideNumbers() {
    let belt = line.belt
    for (link, input) in line.inputs where areSound(link, input) && input.value.table.isRegisters {
      let point = input.value
      func tell(_ what: String, _ place: Place) {
        problems.add(
          at: input.place, value: String(point.address),
          "\(point.table.words) \(point.address) is already \(what), \(reference(place))")
      }
      if areSound(belt.link, belt.register, belt.bits), belt.link.value == link.value,
        belt.register.value.table == point.table
      {
        let first = Int(belt.register.value.address)
        let counter = first..<first + belt.bits.value / 16
        if counter.contains(Int(point.address)) { tell("the encoder's", belt.register.place) }
      }
      guard line.links.indices.contains(link.value) else { continue }
      if let theirs = line.links[link.value].theirs?.register, theirs.isSound,
        theirs.value == RegisterPoint(point.table, point.address)
      {
        tell("the device's heartbeat", theirs.place)
      }
      if let ours = line.links[link.value].ours?.register, ours.isSound, point.table == .holdingRegister,
        ours.value == point.address
      {
        tell("our heartbeat", ours.place)
      }
    }
  }

  /// A lane is full after several looks, not after one.
  private func checkSlow(_ full: LaneDraft.Full) {
    guard let poll = full.eye.poll, areSound(poll, full.fullAfter, full.emptyAfter) else { return }
    let shorter = full.fullAfter.value < full.emptyAfter.value ? full.fullAfter : full.emptyAfter
    guard poll.value * 3 > shorter.value else { return }
    problems.add(
      at: poll.place, value: UnitText.of(poll.value),
      "an eye that is read every \(UnitText.of(poll.value)) cannot say after \(UnitText.of(shorter.value)) that a "
        + "lane is full or empty: it needs three looks",
      allowed: ["\(UnitText.of(shorter.value / 3)) or less"])
  }

  private func checkPace(_ eye: EyeDraft) {
    guard let poll = eye.poll, areSound(poll, eye.link), line.links.indices.contains(eye.link.value) else {
      return
    }
    let link = line.links[eye.link.value]
    guard link.poll.isSound, poll.value < link.poll.value else { return }
    problems.add(
      at: poll.place, value: UnitText.of(poll.value),
      "the link '\(link.name.value)' is read every \(UnitText.of(link.poll.value)); an eye's own 'poll' is for "
        + "being read less often", allowed: ["\(UnitText.of(link.poll.value)) or more"])
  }
}
