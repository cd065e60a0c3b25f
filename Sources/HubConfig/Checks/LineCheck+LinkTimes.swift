import HubCore
import HubUnits

extension LineCheck {
  /// Holds the links' times against the belt, the poll plan and the wire.
  func checkLinkTimes(_ proofs: [LinkProof?]) {
    checkSerialLoads()
    for (index, proof) in proofs.enumerated() {
      guard let proof else { continue }
      checkTimeout(proof, line.links[index], index)
      if proof.isSerial { checkWrite(proof, index) }
      checkTurnsOfSlowEyes(index)
    }
  }

  /// Polls of a serial line that take longer than the time there is.
  private func checkSerialLoads() {
    var told: Set<String> = []
    for index in line.links.indices {
      guard let load = SerialLoad(of: index, in: line), !load.isKept, told.insert(load.device).inserted else {
        continue
      }
      let poll = line.links[index].poll
      let shares = load.slaves.map { slave in
        "'\(slave.name)' \(UnitText.tenthsOfMilliseconds(slave.perPoll)) every \(UnitText.of(slave.poll))"
      }
      problems.add(
        at: poll.place, value: UnitText.of(poll.value),
        "the serial line cannot keep this poll: at \(load.settings.speed) baud readings and heartbeats take "
          + "\(load.permille / 10) % of the time (\(shares.joined(separator: ", "))), even when slaves answer at once",
        allowed: allowed(instead: load, index))
    }
  }

  /// What would fit: the line as fast as it is, or the first speed that helps.
  private func allowed(instead load: SerialLoad, _ index: Int) -> [String] {
    let speeds = SerialLineSettings.speeds.filter { $0 >= load.settings.speed }
    for speed in speeds {
      guard let faster = SerialLoad(of: index, in: line, speed: speed) else { break }
      let isOther = speed != load.settings.speed
      guard let fitting = fitting(faster) else { continue }
      return [([isOther ? "speed: \(speed)" : nil] + fitting).compactMap { $0 }.joined(separator: ", ")]
    }
    return ["fewer slaves, or fewer registers on this line"]
  }

  /// What must be changed besides the speed; nil when nothing helps.
  private func fitting(_ load: SerialLoad) -> [String]? {
    let whose = load.slaves.count > 1 ? " for all its links" : ""
    if load.isKept { return [] }
    if let poll = load.shortestPoll, poll <= LinkDraft.slowestPoll {
      return ["poll: \(UnitText.of(poll)) or more\(whose)"]
    }
    let poll = LinkDraft.slowestPoll
    guard let beat = load.shortestHeartbeat(at: poll), beat <= LinkDraft.slowestHeartbeat else { return nil }
    return ["poll: \(UnitText.of(poll))\(whose)", "heartbeat.ours.every: \(UnitText.of(beat)) or more"]
  }

  private func checkTimeout(_ proof: LinkProof, _ link: LinkDraft, _ index: Int) {
    if let load = SerialLoad(of: index, in: line),
      let own = load.slaves.first(where: { $0.index == index }), own.longest >= proof.timeout,
      proof.timeout >= LinkDraft.shortestTimeout
    {
      problems.add(
        at: link.timeout?.place ?? link.place, value: UnitText.of(proof.timeout),
        "no answer can come within \(UnitText.of(proof.timeout)): at \(load.settings.speed) baud this link's longest "
          + "exchange takes \(UnitText.tenthsOfMilliseconds(own.longest))",
        allowed: ["more than \(UnitText.upToMilliseconds(own.longest)), or a higher speed"])
      return
    }
    guard proof.writtenTimeout == nil, proof.timeout < LinkDraft.shortestTimeout,
      let bound = proof.timeoutBounds.first
    else { return }
    problems.add(
      at: link.place,
      "'timeout' cannot be left out of '\(link.name.value)': the belt leaves \(UnitText.of(proof.timeout)), so that "
        + bound.what + ", and no device surely answers within that; write what this one needs",
      allowed: ["\(UnitText.of(LinkDraft.shortestTimeout)) or more"])
  }

  /// On a serial line a write's time is arithmetic: a lane that leaves it less would drop orders by design.
  private func checkWrite(_ proof: LinkProof, _ index: Int) {
    guard !proof.writeParts.isEmpty else { return }
    let parts = proof.writeParts.map { "\($0.what) \(UnitText.tenthsOfMilliseconds($0.time))" }
    let sum = parts.joined(separator: " + ")
    tellOnce(
      line.lanes.compactMap { lane in
        lane.link.isSound && lane.link.value == index ? lane.diverter?.write : nil
      }, least: proof.longestWrite,
      "is too short on the serial line of '\(proof.name)': a write may take \(UnitText.tenthsOfMilliseconds(proof.longestWrite)) (\(sum))"
    )
    tellOnce(
      line.lanes.compactMap { lane in
        lane.link.isSound && lane.link.value == index ? lane.diverter?.late : nil
      }, least: proof.longestWait,
      "is too short on the serial line of '\(proof.name)': an order may wait "
        + "\(UnitText.tenthsOfMilliseconds(proof.longestWait)) for the wire (\(parts.dropLast().joined(separator: " + "))), "
        + "and would be dropped")
  }

  /// One number in `lane_defaults` is told once, whoever takes it.
  private func tellOnce(_ times: [Located<Nanoseconds>], least: Nanoseconds, _ why: String) {
    var told: Set<String> = []
    for time in times where time.isSound && time.value < least {
      guard told.insert("\(time.place.line):\(time.place.column)").inserted else { continue }
      problems.add(
        at: time.place, value: UnitText.of(time.value), "\(UnitText.of(time.value)) " + why,
        allowed: ["\(UnitText.upToMilliseconds(least)) or more, or a higher speed of the line"])
    }
  }

  /// A poll makes one slow reading: there must be a poll for each of them.
  private func checkTurnsOfSlowEyes(_ index: Int) {
    let link = line.links[index]
    guard link.poll.isSound else { return }
    let slow = line.pollPlan(of: index).slow
    let polls = slow.reduce(0.0) { $0 + Double(link.poll.value.count) / Double(max(1, $1.every.count)) }
    guard polls > 1, let most = slow.map(\.every).min() else { return }
    let eye = line.eyes.first { $0.poll?.isSound == true && $0.poll?.value == most && $0.link.value == index }
    problems.add(
      at: eye?.poll?.place ?? link.place, value: UnitText.of(most),
      "'\(link.name.value)' has \(slow.count) slow readings, and a poll of \(UnitText.of(link.poll.value)) makes one: "
        + "they cannot all come as often as this",
      allowed: ["\(UnitText.of(link.poll.value * Int64(slow.count))) or more for each of them"])
  }
}
