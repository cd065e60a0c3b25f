import HubUnits

extension SerialLoad {
  /// The load of the line that a link is on; nil on TCP, or when something about it was not read well.
  init?(of index: Int, in line: LineDraft, speed: Int? = nil) {
    guard line.links[index].isRTU, let rtu = line.links[index].rtu, rtu.isWhole else { return nil }
    let settings = SerialLineSettings(speed: speed ?? rtu.speed.value, format: rtu.format.value)
    let together = line.links.indices.filter { other in
      line.links[other].isRTU && line.links[other].rtu?.isWhole == true
        && line.links[other].rtu?.device.value == rtu.device.value
    }
    device = rtu.device.value
    self.settings = settings
    slaves = together.compactMap { other in
      line.links[other].poll.isSound ? Slave(other, of: line, on: settings) : nil
    }
    guard slaves.count == together.count else { return nil }
  }
}

extension SerialLoad.Slave {
  fileprivate init(_ index: Int, of line: LineDraft, on settings: SerialLineSettings) {
    let link = line.links[index]
    let plan = line.pollPlan(of: index)
    let mailbox = link.mailbox?.description(lanes: [])
    func time(_ exchange: ModbusExchange) -> Nanoseconds { settings.shortestTime(of: exchange) }
    self.index = index
    name = link.name.value
    poll = link.poll.value
    let fast =
      plan.fast.indices.map { time(plan.exchange(of: $0)) }
      + [mailbox.map { time($0.readingAnswers) }]
      .compactMap { $0 }
    perPoll = fast.reduce(.zero) { $0 + $1 }
    slowly = plan.slow.reduce(.zero) {
      $0 + Self.perSecond(time($1.exchange), every: max($1.every, link.poll.value))
    }
    let isWritten = link.ours?.every.isSound == true && plan.heartbeatRide == nil
    heartbeat = isWritten ? time(.writingRegister) : .zero
    // It is written once a poll at most, whatever the file says.
    heartbeatEvery = isWritten ? max(link.ours?.every.value ?? .zero, link.poll.value) : .zero
    var others = plan.slow.map { time($0.exchange) } + [heartbeat]
    if let mailbox { others.append(time(mailbox.writingOrder)) }
    if line.drives(index) { others.append(time(.writingOutput)) }
    longest = (fast + others).max() ?? .zero
  }
}

extension LineDraft {
  /// The requests that read a link, as far as its points were read well.
  func pollPlan(of index: Int) -> PollPlan {
    let link = links[index]
    let encoder =
      belt.link.isSound && belt.link.value == index && areSound(belt.register, belt.bits)
      ? LinkDescription.Encoder(register: belt.register.value, bits: UInt8(belt.bits.value)) : nil
    let theirs = link.theirs?.register
    return PollPlan(
      inputs: inputs.filter { areSound($0.link, $0.point) && $0.link.value == index }.map(\.point.value),
      encoder: encoder, theirHeartbeat: theirs?.isSound == true ? theirs?.value : nil,
      ourHeartbeat: link.ours?.register.value, limits: link.limits)
  }

  /// Whether a link has diverters.
  func drives(_ index: Int) -> Bool {
    lanes.contains { $0.link.isSound && $0.link.value == index && $0.diverter != nil }
  }
}
