import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubUnits

extension LineService {
  /// How long the eyes are watched after the output was let go. **Source**: a parcel that is pushed at 0.5 m/s is in its
  /// lane's confirm eye, half a metre on, in that time; no diverter's way home takes longer.
  private static var watchAfter: Nanoseconds { .seconds(1) }

  func answer(_ call: TryDiverter, for client: SocketClient) async throws(SorterError) -> TryDiverter.Reply {
    let output = try hand.outputs.output(ofLane: call.number)
    guard let lane = output.lane else { throw .unknownLane(number: call.number) }
    let time = try driveTime(call.forMs ?? Self.usualJogTime(output), output)
    let what = "bring-up lane \(call.number) for \(time.wholeMilliseconds) ms"
    let (outcome, trial) = try await byHand(call.id, what, client) {
      (service: isolated LineService) async throws(SorterError) in
      try await service.tryDiverter(lane, output, for: time, actor: client.actor)
    }
    return TryDiverter.Reply(outcome: outcome, trial: trial)
  }

  private func tryDiverter(
    _ lane: LaneIndex, _ output: HandOutput, for time: Nanoseconds, actor: String
  ) async throws(SorterError) -> DiverterTrial {
    let inputs = handInputs(of: lane)
    let before = inputs.map { isActive($0) }
    let number = try await drive(
      output, for: time, watching: inputs, watchFor: time + Self.watchAfter, actor: actor)
    defer { hand.close(number) }
    // Until every input has come and gone, or the watch is over.
    let told = try await wait(for: number, on: output, atMost: time + Self.watchAfter) { told in
      guard told.isOver, let ended = told.endedAt else { return false }
      let answers = inputs.map { EyeAnswer($0, told, wasActive: false) }
      let areAllBack = !answers.isEmpty && answers.allSatisfy { $0.backToUs != nil }
      return areAllBack || MonotonicClock.now() - ended >= Self.watchAfter
    }
    return DiverterTrial(
      lane: Int(plan.lanes[lane.int].number), stroke: stroke(output, time, told),
      answers: zip(inputs, before).map { EyeAnswer($0, told, wasActive: $1) },
      actuatorMs: Int(plan.lanes[lane.int].actuator.wholeMilliseconds),
      returnMs: Int(plan.lanes[lane.int].returning.wholeMilliseconds))
  }

  /// The inputs that can tell of a lane's diverter: its switch, and its confirm eye.
  private func handInputs(of lane: LaneIndex) -> [HandInput] {
    plan.eyes.indices.compactMap { index in
      let eye = plan.eyes[index]
      let kind: EyeAnswer.Kind
      switch eye.role {
      case .feedback(let of) where of == lane: kind = .diverterSwitch
      case .confirm(let of) where of == lane: kind = .confirm
      case .feedback, .confirm, .induction, .tracking, .full, .half: return nil
      }
      return HandInput(
        name: line.eyeNames[index], kind: kind, link: eye.link.int, rank: Int(eye.bit),
        address: "\(line.links[eye.link.int].inputs[Int(eye.bit)])", isActiveWhenOff: eye.isBlockedWhenOff)
    }
  }

  private func isActive(_ input: HandInput) -> Bool {
    threads.links[input.link].picture.image.bits[input.rank] != input.isActiveWhenOff
  }
}

extension EyeAnswer {
  /// What one input told, out of all edges.
  init(_ input: HandInput, _ told: HandProgress, wasActive: Bool) {
    let edges = told.edges.filter { $0.link == input.link && $0.rank == input.rank }
    func microseconds(_ instant: MonotonicInstant, since begin: MonotonicInstant) -> Int {
      max(Int((instant - begin).count / 1_000), 0)
    }
    self.init(
      name: input.name, kind: input.kind, address: input.address, wasActive: wasActive, edges: edges.count)
    guard let began = told.began,
      let acted = edges.first(where: { $0.isOn != input.isActiveWhenOff && $0.at >= began })
    else { return }
    actedFromUs = microseconds(acted.after, since: began)
    actedToUs = microseconds(acted.at, since: began)
    guard let letGo = told.endBegan,
      let back = edges.first(where: { $0.isOn == input.isActiveWhenOff && $0.at >= letGo && $0.at > acted.at }
      )
    else { return }
    backFromUs = microseconds(back.after, since: letGo)
    backToUs = microseconds(back.at, since: letGo)
  }
}
