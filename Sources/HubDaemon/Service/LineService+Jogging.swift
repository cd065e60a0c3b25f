import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubStore
import HubUnits
import Logging

// What an engineer moves by hand. A command is written down, asked of the link, waited for, written down with what
// became of it, and told. The client may leave at any point: the link lets go by itself, and the rest goes on.
extension LineService {
  /// How long a jog is, unless somebody says. **Source**: a pusher's stroke takes 60 to 150 ms.
  static func usualJogTime(_ output: HandOutput) -> Int { min(200, Int(output.longest.wholeMilliseconds)) }

  func answer(_ call: WriteIO, for client: SocketClient) async throws(SorterError) -> WriteIO.Reply {
    let output = try hand.outputs.output(named: call.output)
    let word = call.on ? "on" : "off"
    if call.on == output.isSafeOn {
      let (outcome, stroke) = try await byHand(call.id, "io write \(output.name) \(word)", client) {
        (service: isolated LineService) async throws(SorterError) in try await service.letGo(output)
      }
      return WriteIO.Reply(outcome: outcome, stroke: stroke)
    }
    let time = try driveTime(call.forMs ?? Int(output.longest.wholeMilliseconds), output)
    let what = "io write \(output.name) \(word) for \(time.wholeMilliseconds) ms"
    let (outcome, stroke) = try await byHand(call.id, what, client) {
      (service: isolated LineService) async throws(SorterError) in
      let number = try await service.drive(output, for: time, actor: client.actor)
      do throws(SorterError) {
        let told = try await service.wait(for: number, on: output, atMost: .zero) { $0.isBegun }
        service.listenOn(number, output, for: time)
        return service.stroke(output, time, told)
      } catch {
        service.hand.close(number)
        throw error
      }
    }
    return WriteIO.Reply(outcome: outcome, stroke: stroke)
  }

  func answer(_ call: JogOutput, for client: SocketClient) async throws(SorterError) -> JogOutput.Reply {
    let output = try hand.outputs.output(named: call.output)
    let time = try driveTime(call.forMs ?? Self.usualJogTime(output), output)
    let what = "io jog \(output.name) for \(time.wholeMilliseconds) ms"
    let (outcome, stroke) = try await byHand(call.id, what, client) {
      (service: isolated LineService) async throws(SorterError) in
      let number = try await service.drive(output, for: time, actor: client.actor)
      defer { service.hand.close(number) }
      return service.stroke(
        output, time, try await service.wait(for: number, on: output, atMost: time) { $0.isOver })
    }
    return JogOutput.Reply(outcome: outcome, stroke: stroke)
  }

  /// Carries a move out once, however often its id comes and whoever waits for it, and writes it down.
  func byHand<Told: HandTold>(
    _ id: String, _ what: String, _ client: SocketClient,
    _ move: @escaping @Sendable (isolated LineService) async throws(SorterError) -> Told
  ) async throws(SorterError) -> (CommandOutcome, Told?) {
    guard !isStopping else { throw .stopping }
    guard hand.ids.insert(id).inserted else { throw .jogRefused(.busy, subject: "command \(id)") }
    defer { hand.ids.remove(id) }
    try await refuseHalfDone(id, what)
    if let before = try await admit(id, what, client.actor) { return (before, nil) }
    // Of its own: a client that leaves must not leave a move without its word in the journal.
    let carried = await Task { () async -> Result<Told, SorterError> in
      do throws(SorterError) {
        let told: Result<Told, SorterError>
        do throws(SorterError) { told = .success(try await move(self)) } catch { told = .failure(error) }
        let result =
          switch told {
          case .success(let told): "done: \(told.words)"
          case .failure(.jogRefused(.noAnswer, _)), .failure(.stopping):
            "\(Self.unknownResult): it may have moved"
          case .failure(let refusal): "refused: \(refusal)"
          }
        try await self.finish(id, result)
        self.log.notice("\(client.actor): \(what): \(result)")
        return told
      } catch {
        return .failure(error)
      }
    }.value
    return (CommandOutcome(id: id), try carried.get())
  }

  private static var unknownResult: String { "unknown" }

  /// A move that was begun and never told is not made again by the same id: somebody may stand there now.
  private func refuseHalfDone(_ id: String, _ what: String) async throws(SorterError) {
    let before = try await asking { () async throws(StoreError) in try store.command(id) }
    guard let before, before.what == what, before.result?.hasPrefix(Self.unknownResult) ?? true else {
      return
    }
    throw .badArgument(
      field: "id",
      reason:
        "this move was begun before and nobody knows how it ended: look at the machine, then give a new id")
  }

  func driveTime(_ milliseconds: Int, _ output: HandOutput) throws(SorterError) -> Nanoseconds {
    let longest = Int(output.longest.wholeMilliseconds)
    guard (1...longest).contains(milliseconds) else {
      throw .badArgument(
        field: "for_ms",
        reason:
          "\(output.name) is moved by hand for 1 to \(longest) ms: never longer than 2 s, nor than its longest_on"
      )
    }
    return .milliseconds(Int64(milliseconds))
  }

  private func letGo(_ output: HandOutput) async throws(SorterError) -> JogStroke {
    try await refuseJog(of: output, isLettingGo: true)
    let number = hand.open()
    defer { hand.close(number) }
    let order = JogOrder(
      number: number, action: .letGo(rank: output.rank), expires: MonotonicClock.now() + JogOrder.freshness)
    guard threads.links[output.link].ask(order) else {
      throw .jogRefused(.waitedTooLong, subject: "link \(output.linkName)")
    }
    let told = try await wait(for: number, on: output, atMost: .zero) { $0.isOver }
    return JogStroke(
      output: output.name, link: output.linkName, address: output.place, on: output.isSafeOn, forMs: 0,
      ending: told.ending.map { JogStroke.Ending($0) })
  }

  /// Asks the link to drive an output; its word comes to the number.
  func drive(
    _ output: HandOutput, for time: Nanoseconds, watching inputs: [HandInput] = [],
    watchFor: Nanoseconds = .zero,
    actor: String
  ) async throws(SorterError) -> UInt32 {
    try await refuseJog(of: output, isLettingGo: false, for: time)
    let now = MonotonicClock.now()
    let number = hand.open()
    hand.begin(number, output, by: actor, until: now + time + patience(output))
    // The one that drives comes last: where another does not take the order, nothing was moved.
    for index in threads.links.indices.filter({ $0 != output.link }) + [output.link] {
      let order = JogOrder(
        number: number, action: index == output.link ? .drive(rank: output.rank, for: time) : .watch,
        expires: now + JogOrder.freshness, watched: InputBits(inputs.filter { $0.link == index }),
        watchFor: watchFor)
      guard index == output.link || !inputs.filter({ $0.link == index }).isEmpty else { continue }
      guard threads.links[index].ask(order) else {
        hand.cancel(number)
        throw .jogRefused(.waitedTooLong, subject: "link \(threads.links[index].description.name)")
      }
    }
    return number
  }

  /// What the link tells, once it is enough.
  func wait(
    for number: UInt32, on output: HandOutput, atMost time: Nanoseconds,
    until isEnough: (HandProgress) -> Bool
  ) async throws(SorterError) -> HandProgress {
    let end = MonotonicClock.now() + time + patience(output)
    while true {
      takeHandNews()
      let told = hand.told(number)
      if let denial = told.denial {
        throw .jogRefused(JogRefusal(denial), subject: "link \(output.linkName)")
      }
      if isEnough(told) { return told }
      // The links take their outputs back and end; what they say of it nobody hears.
      if isStopping { throw .stopping }
      guard MonotonicClock.now() < end else {
        throw .jogRefused(.noAnswer, subject: "link \(output.linkName)")
      }
      // The task is of its own and nobody cancels it; should somebody, the end comes all the same.
      do { try await Task.sleep(for: .milliseconds(2)) } catch { await Task.yield() }
    }
  }

  /// What a link may take: to look at the order, and for two exchanges that time out; on a serial line those of the
  /// others as well, which have their turns in between.
  private func patience(_ output: HandOutput) -> Nanoseconds {
    let own = line.links[output.link]
    let sharing = line.links.filter { link in
      guard case .rtu = link.wire else { return false }
      return link.wire == own.wire && link.name != own.name
    }
    return sharing.reduce(JogOrder.freshness + own.timeout * 2 + .milliseconds(500)) { $0 + $1.timeout * 2 }
  }

  func takeHandNews() {
    for (index, link) in threads.links.enumerated() { hand.take(link.takeJogNews(), from: index) }
  }

  /// An output that stays on after its command was answered: its end is logged, and others may move then.
  private func listenOn(_ number: UInt32, _ output: HandOutput, for time: Nanoseconds) {
    Task {
      do throws(SorterError) {
        let told = try await wait(for: number, on: output, atMost: time) { $0.isOver }
        let words = stroke(output, time, told).words
        if told.ending == .linkLost {
          log.error(
            "wiring: \(output.name) was not let go by the link: \(words); the device's own watchdog does it")
        } else {
          log.notice("\(output.name) is in its safe state again: \(words)")
        }
      } catch {
        log.error("\(error)")
      }
      hand.close(number)
    }
  }

  func stroke(_ output: HandOutput, _ time: Nanoseconds, _ told: HandProgress) -> JogStroke {
    var stroke = JogStroke(
      output: output.name, link: output.linkName, address: output.place, on: !output.isSafeOn,
      forMs: Int(time.wholeMilliseconds), ending: told.ending.map { JogStroke.Ending($0) })
    if let began = told.began, let acknowledged = told.acknowledged {
      stroke.acknowledgedUs = Int((acknowledged - began).count / 1_000)
      stroke.lastedMs = told.endBegan.map { Int(($0 - began).wholeMilliseconds) }
    }
    return stroke
  }
}
