import Foundation
import HubConfig
import HubCore
import HubProtocol
import HubRealtime
import HubStore
import HubUnits
import Logging
import Synchronization

extension LineService {
  /// Events in one answer. **Source**: 1,000 of them are some 300 KB, well below the longest message.
  private static var mostEvents: Int { 1_000 }

  func answer(_ call: GetState, for client: SocketClient) async throws(SorterError) -> GetState.Reply {
    GetState.Reply(state: await picture())
  }

  func answer(_ call: Why, for client: SocketClient) async throws(SorterError) -> Why.Reply {
    let stories = try await asking { () async throws(StoreError) in try await desk.why(call.query) }
    guard !stories.isEmpty else { throw .unknownParcel(query: call.query) }
    return Why.Reply(stories: stories.map { Story($0) })
  }

  func answer(_ call: ReadEvents, for client: SocketClient) async throws(SorterError) -> ReadEvents.Reply {
    guard call.fromSequence >= 0, call.limit > 0 else {
      throw .badArgument(field: "limit", reason: "from 1 to \(Self.mostEvents), and fromSequence not below 0")
    }
    let limit = min(call.limit, Self.mostEvents)
    let after = max(call.fromSequence, 1) - 1
    let records = try await asking { () async throws(StoreError) in
      try store.events(after: after, limit: limit)
    }
    return ReadEvents.Reply(
      events: records.map { LineEvent($0) }, nextSequence: (records.last?.sequence ?? after) + 1)
  }

  func answer(
    _ call: AcknowledgeEvents, for client: SocketClient
  ) async throws(SorterError) -> AcknowledgeEvents.Reply {
    guard !call.consumer.isEmpty else { throw .badArgument(field: "consumer", reason: "it needs a name") }
    do {
      try await store.acknowledge(call.sequence, by: call.consumer)
      return AcknowledgeEvents.Reply(acknowledged: try store.acknowledged(by: call.consumer))
    } catch .acknowledgedTooFar(_, _, let last) {
      throw .badArgument(field: "sequence", reason: "the last event is \(last)")
    } catch {
      throw .storeUnavailable(reason: "\(error)")
    }
  }

  func answer(_ call: GetReport, for client: SocketClient) async throws(SorterError) -> GetReport.Reply {
    let counts = await desk.counts
    let spreads = await desk.spreads
    let snapshot = threads.snapshot.latest
    return GetReport.Reply(
      report: LineReport(
        line: line.name, since: startedAt, until: .now, inducted: counts.inducted,
        onBelt: snapshot.parcels.count, ends: reasonCounts(counts),
        lanes: line.laneNames.indices.map { index in
          let number = Int(plan.lanes[index].number)
          return LineReport.LaneCount(
            number: number, name: line.laneNames[index], count: counts.byLane[number] ?? 0)
        },
        spreads: DeskMeasure.allCases.compactMap { measure in
          spreads[measure].map {
            LineReport.Spread(
              name: measure.name, unit: measure.unit, count: $0.count, p50: $0.p50, p99: $0.p99,
              p999: $0.p999, max: $0.max)
          }
        }))
  }

  func answer(_ call: GetHealth, for client: SocketClient) async throws(SorterError) -> GetHealth.Reply {
    let state = await picture()
    return GetHealth.Reply(
      health: LineHealth(
        line: line.name, version: Version.text, uptimeMs: state.uptimeMs, hold: state.hold,
        configuration: LineHealth.Configuration(
          path: options.configuration, planVersion: line.planVersion,
          changedOnDisk: Self.modified(options.configuration) != configurationDate),
        realtime: realtimeHealth(), journal: await journalHealth(), recording: recordingHealth(),
        clock: clockHealth(),
        clients: counts.withLock {
          LineHealth.Clients(connected: $0?.connected ?? 0, dropped: $0?.dropped ?? 0)
        },
        belt: state.belt, tracking: state.tracking, links: state.links, scanners: state.scanners,
        eyes: state.eyes,
        lanes: state.lanes))
  }

  private func realtimeHealth() -> RealtimeHealth {
    let report = threads.report.latest
    let rights = RealtimeRights.current()
    var problem: String?
    var granted = false
    switch threads.coreScheduling {
    case .realtime: granted = true
    case .ordinary: break
    case .fellBack(let reason): problem = "\(reason)"
    }
    return RealtimeHealth(
      wish: RealtimeHealth.Wish(rawValue: line.realtime.rawValue) ?? .off, granted: granted,
      memoryLocked: rights.mayLockMemory && line.realtime != .off,
      cycleUs: Int(plan.cycle.count / 1_000),
      latenessP99Us: Int(report.wakeLateness.percentile(perMille: 990).count / 1_000),
      latenessMaxUs: Int(report.wakeLateness.longest.count / 1_000),
      missedCycles: Int(clamping: report.missedPeriods), problem: problem)
  }

  private func recordingHealth() -> RecordingHealth? {
    guard let folder = options.recordDirectory else { return nil }
    if let recorder { return recorder.health }
    return RecordingHealth(
      folder: folder, problem: "kernel: \(options.configuration) could not be read again at the start")
  }

  private func clockHealth() -> LineHealth.Clock {
    let clock = WallClockState.current()
    return LineHealth.Clock(
      synchronised: clock?.isSynchronised, now: .now,
      errorUs: clock.flatMap { $0.isSynchronised ? Int($0.estimatedErrorMicroseconds) : nil })
  }

  private func journalHealth() async -> JournalHealth {
    let counts = await desk.counts
    let isDown = await desk.isJournalDown
    let alarm = await desk.activeAlarms.first
    var health = JournalHealth(
      path: store.path, writable: !isDown, sizeBytes: 0, freeBytes: 0, waiting: counts.waiting,
      problem: alarm.map { "\($0)" })
    do {
      let disk = try store.health()
      health.sizeBytes = disk.sizeBytes
      health.freeBytes = disk.freeBytes
      health.limitBytes = disk.limitBytes
      health.lastSequence = disk.lastSequence
      health.unacknowledged = disk.unacknowledged
    } catch {
      health.problem = "\(error)"
    }
    return health
  }
}

extension LineEvent {
  /// An event of the journal, with the fields that most readers want taken out of its payload.
  init(_ record: EventRecord) {
    let payload = EventPayload(record.payload)
    self.init(
      sequence: record.sequence, at: WireTime(milliseconds: record.at.milliseconds), kind: record.kind,
      serial: record.serial?.number, code: payload.code,
      reason: payload.reason.flatMap { EndReason(word: $0) }.map { Word($0) }, lane: payload.lane,
      actor: payload.who, payload: record.payload)
  }
}

extension Story {
  /// A story of the desk, as the socket tells it.
  init(_ story: ParcelStory) {
    self.init(
      serial: story.serial.number, code: story.code, secondCode: story.secondCode,
      origin: story.origin.word, induction: story.induction,
      began: WireTime(milliseconds: story.inductedAt.milliseconds),
      steps: story.body.lines.map { StoryStep($0, since: story.body.lines.first?.atNanoseconds ?? 0) },
      rule: story.body.rule, plan: story.body.plan, plannedLane: story.plannedLane,
      scanToCoilUs: story.body.scanToCoilMicroseconds, lookupUs: story.body.lookupMicroseconds,
      fireErrorMm: story.body.fireErrorMillimetres,
      ending: story.reason.map { reason in
        Ending(
          reason: reason, lane: story.lane,
          at: WireTime(milliseconds: (story.endedAt ?? story.inductedAt).milliseconds),
          sequence: story.sequence)
      })
  }
}

extension StoryStep {
  init(_ line: StoryLine, since begin: Int64) {
    func sinceBegin(_ nanoseconds: Int64?) -> Double? {
      nanoseconds.map { Double(($0 - begin) / 1_000) / 1_000 }
    }
    self.init(
      atMs: line.atMilliseconds ?? 0, beltMm: line.beltMillimetres ?? 0, what: line.what, text: line.text,
      scanner: line.scanner, eye: line.eye, code: line.code, errorMm: line.errorMillimetres,
      lengthMm: line.lengthMillimetres, country: line.country, postcode: line.postcode,
      service: line.service, priority: line.priority,
      customs: line.customs.flatMap { CustomsState(word: $0) }.map { Word($0) }, rule: line.rule,
      plan: line.plan, lane: line.lane, plannedMs: sinceBegin(line.plannedNanoseconds),
      acknowledgedMs: sinceBegin(line.acknowledgedNanoseconds),
      reason: line.reason.flatMap { EndReason(word: $0) }.map { Word($0) })
  }
}
