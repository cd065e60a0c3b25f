import HubUnits

extension LineCheck {
  /// Whoever drives a diverter must let it go when this program is gone, and somebody must be able to say so.
  func checkDevices() {
    for (index, link) in line.links.enumerated() where link.device.isWhole {
      let drives = drivesDiverters(index)
      checkWatchdogTime(link)
      checkReleased(link, drives: drives)
      if checkDemand(link, drives: drives) { checkWatchdog(link, index, drives: drives) }
      checkReadBack(link, index)
      checkOverwritten(link)
    }
  }

  func drivesDiverters(_ index: Int) -> Bool {
    line.lanes.contains { $0.link.isSound && $0.link.value == index && $0.diverter != nil }
  }

  /// - Returns: whether what is wanted can be had.
  private func checkDemand(_ link: LinkDraft, drives: Bool) -> Bool {
    let (device, name) = (link.device, link.device.profile.value.name)
    let at = device.demand?.place ?? device.profile.place
    switch (device.wanted, device.profile.value.watchdog) {
    case (.required, .readable), (.required, .stated), (.byHand, .unreadable): return true
    case (.required, .unknown):
      problems.add(
        at: at, value: "required",
        "no watchdog is known of device '\(name)' that could be read back; write the 'device' it is, or "
          + "device: generic-watchdog with its register", allowed: ["none"])
    case (.required, .unreadable):
      problems.add(
        at: at, value: "required",
        "the watchdog of device '\(name)' cannot be read back over Modbus, as far as is known; with by_hand somebody "
          + "sets it and tries it (docs/devices/\(name).md)", allowed: ["by_hand, none"])
    case (.byHand, _):
      problems.add(
        at: at, value: "by_hand",
        "by_hand is for devices whose watchdog cannot be read back; that of '\(name)' can, or none is known",
        allowed: ["required, none"])
    case (.none, _):
      guard drives, link.ours == nil, link.isHeartbeatRead else { return true }
      problems.add(
        at: link.place,
        "missing key 'heartbeat.ours': '\(link.name.value)' drives diverters, and its PLC must let them go when this "
          + "program dies; or a coupler's own watchdog must: write its 'device' (docs/devices)")
    }
    return false
  }

  private func checkWatchdogTime(_ link: LinkDraft) {
    let device = link.device
    if device.profile.value.watchdog == .stated {
      guard device.time == nil, device.wanted == .required else { return }
      problems.add(
        at: device.profile.place,
        "missing key 'watchdog_time': device generic-watchdog needs the register of its watchdog's time, from its manual"
      )
    } else if let time = device.time {
      problems.add(
        at: time.register.place, value: String(time.register.value),
        "'watchdog_time' has a meaning only with device: generic-watchdog; the registers of "
          + "'\(device.profile.value.name)' are known, or none is")
    }
  }

  private func checkReleased(_ link: LinkDraft, drives: Bool) {
    if let ours = link.ours, let other = link.device.releasedAfter {
      problems.add(
        at: other.place,
        "'released_after' stands in 'heartbeat.ours' already (line \(ours.releasedAfter.place.line)); take this one out"
      )
    }
    guard link.releasedAfter == nil, link.isHeartbeatRead, drives, link.device.wanted != .none else { return }
    problems.add(
      at: link.place,
      "missing key 'released_after': how long may '\(link.name.value)' go on driving diverters when this program is "
        + "gone? Its watchdog's time must not be longer")
  }

  private func checkWatchdog(_ link: LinkDraft, _ index: Int, drives: Bool) {
    guard link.device.wanted != .none else { return }
    if let watchdog = link.device.watchdog, let released = link.releasedAfter, released.isSound,
      LinkGuard.most(watchdog, within: released.value) == 0
    {
      problems.add(
        at: released.place, value: UnitText.of(released.value),
        "the watchdog of '\(link.device.profile.value.name)' counts in steps of \(UnitText.of(watchdog.unit)): it "
          + "cannot be as quick as \(UnitText.of(released.value))",
        allowed: ["\(UnitText.of(watchdog.unit)) or more"])
    }
    if let released = link.releasedAfter, areSound(released, link.poll), released.value < link.poll.value * 3
    {
      problems.add(
        at: released.place, value: UnitText.of(released.value),
        "a watchdog of \(UnitText.of(released.value)) would trip when two polls of \(UnitText.of(link.poll.value)) are "
          + "lost", allowed: ["\(UnitText.of(link.poll.value * 3)) or more"])
    }
    guard link.device.profile.value.dropsToZero else { return }
    for lane in line.lanes where lane.link.isSound && lane.link.value == index {
      guard let safe = lane.diverter?.isSafeOn, safe.isSound, safe.value else { continue }
      problems.add(
        at: safe.place, value: "on",
        "the watchdog of '\(link.device.profile.value.name)' switches every output off, so 'on' is not what happens "
          + "when this program is gone", allowed: ["off, with the diverter wired so that off is safe"])
    }
  }

  private func checkReadBack(_ link: LinkDraft, _ index: Int) {
    let from = link.device.profile.value.readBackFrom.value
    guard link.device.readsBack.value, from > 0 else { return }
    for lane in line.lanes where lane.link.isSound && lane.link.value == index {
      guard let output = lane.diverter?.output, output.isSound, output.value.address < from else { continue }
      problems.add(
        at: output.place, value: String(output.value.address),
        "'\(link.device.profile.value.name)' reads outputs back from address \(from) on; below it, it reads inputs",
        allowed: ["\(from) or more: output n is at \(from) + n, for writing too"])
    }
  }

  /// What this program writes all the time must not be the watchdog itself.
  private func checkOverwritten(_ link: LinkDraft) {
    guard let watchdog = link.device.watchdog else { return }
    func tell(_ register: Int, _ what: String, _ place: Place) {
      problems.add(
        at: place, value: String(register),
        "holding register \(register) belongs to the watchdog of '\(link.device.profile.value.name)'; \(what) there would "
          + "switch it off or stretch it")
    }
    if let ours = link.ours?.register, ours.isSound, watchdog.all.contains(ours.value) {
      tell(Int(ours.value), "our heartbeat", ours.place)
    }
    if let mailbox = link.mailbox, areSound(mailbox.register, mailbox.slots, mailbox.answer) {
      let first = Int(mailbox.register.value)
      let written = first..<first + mailbox.description(lanes: []).writtenCount
      if let hit = watchdog.all.map(Int.init).first(where: written.contains) {
        tell(hit, "the mailbox", mailbox.register.place)
      }
    }
  }
}
