import HubConfig
import HubCore
import HubRealtime
import HubStore
import HubUnits
import Logging
import ServiceLifecycle

/// A line that runs: keeps traces flowing, people informed and systemd content, and stops in order.
///
/// Order of stopping: the core ends every parcel and holds the links; its last traces are told; outputs are made
/// safe and scanners given back; the journal is flushed. Only then the socket closes.
struct LineRun: Service {
  let line: LineDescription
  let threads: LineThreads
  let desk: TraceDesk
  let service: LineService
  let terminals: TerminalDesk
  let feed: WatchFeed
  let notifier: ServiceNotifier
  let socketPath: String
  /// What the life before remembered, if it is to be taken up.
  let resumption: LineResumption?
  /// Where the belt is kept for the next life, if it is.
  let keeper: BeltKeeper?
  let log: Logger

  func run() async throws {
    let events = await desk.watch()
    let scans = await desk.watch()
    // Whatever ends this run, the drain must know that nothing more comes.
    defer { threads.traces.finish() }
    async let drained: Void = drain()
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await service.follow(events) }
      tasks.addTask { await terminals.follow(scans) }
      tasks.addTask { try await publish() }
      tasks.addTask { await feedWatchdog() }
      tasks.addTask { try await announce() }
      tasks.addTask { await rememberBelt() }
      try await gracefulShutdown()
      await stopThreads()
      tasks.cancelAll()
    }
    threads.traces.finish()
    await drained
    if await !desk.flush() {
      log.error("kernel: the journal took too long; what was not written is told above")
    }
    // Every parcel has its end on the disk now: nobody is to be taken up again.
    keeper?.finish(at: WallTime.now.milliseconds)
    let outcome = await service.statusLine()
    log.notice("stopped: \(outcome)")
  }

  /// Hands the core's traces to the people at the scanners and to the desk, at least every 2 ms: a lookup must not
  /// wait for longer.
  private func drain() async {
    var feedback = DecisionFeedback(line.corePlan)
    while true {
      // Asked first: what was traced before the end was told is taken below.
      let isLast = threads.traces.isFinished
      let traces = threads.traces.takeAll()
      for trace in traces { if let saying = feedback.take(trace) { threads.scanners.say(saying) } }
      if !traces.isEmpty {
        await desk.take(traces)
      } else if isLast {
        return
      } else {
        await pause(.milliseconds(2))
      }
    }
  }

  /// Shows people the line ten times a second.
  private func publish() async throws {
    while !Task.isCancelled {
      try await feed.publish(await service.picture())
      await pause(.milliseconds(100))
    }
  }

  /// Takes up the belt of the life before, then keeps this one's for the next, four times a second: what is older than
  /// that the encoder tells.
  private func rememberBelt() async {
    await resumption?.run { threads.snapshot.latest }
    guard let keeper else { return }
    var seen = MonotonicInstant.distantPast
    while !Task.isCancelled {
      let snapshot = threads.snapshot.latest
      if snapshot.at > seen, snapshot.beltCondition != .unknown {
        seen = snapshot.at
        let age = (MonotonicClock.now() - snapshot.at).wholeMilliseconds
        keeper.keep(
          BeltMemory(
            configuration: keeper.configuration, savedAtMilliseconds: WallTime.now.milliseconds - age,
            encoderCount: snapshot.encoderCount, parcels: await desk.remembered(snapshot)))
      }
      await pause(.milliseconds(250))
    }
  }

  /// Tells systemd that the core turns, and nothing when it does not.
  private func feedWatchdog() async {
    var seen = threads.cycles
    var isStanding = false
    let every = notifier.watchdogEvery ?? .seconds(1)
    while !Task.isCancelled {
      await pause(every)
      let cycles = threads.cycles
      if cycles != seen {
        notifier.alive()
      } else if !isStanding, !Task.isCancelled {
        log.error("hub bug: the core's cycle stands still; systemd will start the service anew")
      }
      isStanding = cycles == seen
      seen = cycles
    }
  }

  /// Says ready once the core turns and the socket is there, then tells how it goes every second.
  private func announce() async throws {
    while !Task.isCancelled, threads.cycles == 0 || !SocketPath.isThere(socketPath) {
      await pause(.milliseconds(5))
    }
    notifier.ready(await service.statusLine())
    log.notice("line \(line.name) is ready, plan \(line.planVersion)")
    while !Task.isCancelled {
      await pause(.seconds(1))
      notifier.status(await service.statusLine())
    }
  }

  private func stopThreads() async {
    log.notice("stopping: no new diverts, outputs to their safe states, journal flushed")
    notifier.stopping("stopping")
    await service.refuseCommands()
    threads.stopCore()
    threads.stopField()
  }

  /// Sleeps; a cancelled sleep is what the caller's loop condition looks at.
  private func pause(_ time: Duration) async {
    do { try await Task.sleep(for: time) } catch { return }
  }
}
