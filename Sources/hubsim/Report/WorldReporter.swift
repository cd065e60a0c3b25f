import HubMocks
import HubSim
import HubUnits
import Synchronization

/// Puts the world's truth and the daemon's journal side by side.
struct WorldReporter {
  let world: World

  func report(stopped: String) throws(WorldError) -> WorldReport {
    let truths = world.line.plant.withLock { $0.parcels }
    let judged = truths.compactMap(judgedParcel)
    let entries =
      try world.options.journal.map { path throws(WorldError) in try JournalFile(path: path).parcels() } ?? []
    let judge = SortJudge(releaseLanes: Set(world.file.lanes.filter { $0.kind == "release" }.map(\.number)))
    var verdict = judge.judge(judged, against: entries.map(\.row))
    let compared = world.options.journal != nil
    if !compared { verdict.unaccounted = [] }
    let stories = Dictionary(
      uniqueKeysWithValues: entries.compactMap { entry in
        entry.story.flatMap(StoryTimes.init(json:)).map { (entry.row.serial, $0) }
      })
    let errors = positionErrors(truths)
    return WorldReport(
      line: world.file.name, seed: world.options.seed, parcels: truths.count, seconds: seconds(truths),
      faults: .init(
        asked: world.options.faults.map(\.rawValue).sorted(), kills: world.daemon.kills, log: world.finding),
      lanes: lanes(verdict), sorted: verdict.reasons["sorted"] ?? 0, reasons: verdict.reasons,
      wrongLanes: verdict.wrongLane.map(\.text), heldInReleaseLanes: verdict.heldInReleaseLane.map(\.text),
      unaccounted: verdict.unaccounted.map(\.text), rowsWithoutParcel: verdict.withoutParcel.map(\.text),
      missed: missed(judged, verdict), coils: coils(), divertPositionError: Percentiles(errors),
      divertPositionErrorMagnitude: Percentiles(errors.map(abs)),
      scanToCoil: Percentiles(stories.values.compactMap(\.scanToCoil)),
      lookup: Percentiles(stories.values.compactMap(\.lookup)),
      plannedToAcknowledged: Percentiles(stories.values.compactMap(\.coil)),
      plannedToCoil: Percentiles(plannedToCoil(truths, verdict, stories)),
      bareWrite: Percentiles(world.bareWrites.map { Double($0.count) / 1_000 }),
      requestsToPLC: world.plc.requestCount, daemonStop: stopped, journalCompared: compared,
      journeys: truths.compactMap { journey($0, verdict) })
  }

  private func judgedParcel(_ truth: ParcelTruth) -> JudgedParcel? {
    guard let end = truth.end else { return nil }
    let parcel = world.population.parcels[world.populationNumbers[truth.number]]
    return JudgedParcel(
      number: parcel.number, code: parcel.label.code, allowed: world.file.plan.allowedLanes(parcel),
      isCleared: parcel.isCleared,
      passings: truth.passings.map { passing in
        if case .induction(let station) = passing.eye {
          return .init(induction: world.file.stations[station].name, at: passing.at)
        }
        return .init(induction: nil, at: passing.at)
      },
      lane: world.file.lanes[end.lane].number, endedAt: end.at)
  }

  private func journey(_ truth: ParcelTruth, _ verdict: SortVerdict) -> WorldReport.Journey? {
    guard let end = truth.end else { return nil }
    let parcel = world.population.parcels[world.populationNumbers[truth.number]]
    return .init(
      number: parcel.number, code: parcel.label.code, customs: parcel.customs.word,
      placedAtStation: world.file.stations[parcel.station].name, placedAt: truth.placedAt.nanoseconds,
      passedAt: truth.passings.map(\.at.nanoseconds), lane: world.file.lanes[end.lane].number,
      endedAt: end.at.nanoseconds, serials: (verdict.rows[parcel.number] ?? []).map(\.serial))
  }

  private func lanes(_ verdict: SortVerdict) -> [WorldReport.Lane] {
    world.file.lanes.sorted { $0.number < $1.number }.map { lane in
      .init(number: lane.number, name: lane.name, kind: lane.kind, parcels: verdict.lanes[lane.number] ?? 0)
    }
  }

  /// What could have been sorted and was not, by what the journal says of it.
  private func missed(_ judged: [JudgedParcel], _ verdict: SortVerdict) -> [String: Int] {
    var missed: [String: Int] = [:]
    for parcel in judged where !parcel.allowed.isEmpty && !parcel.allowed.contains(parcel.lane) {
      let rows = verdict.rows[parcel.number] ?? []
      let telling = rows.last { $0.lane != nil } ?? rows.last
      missed[telling?.reason ?? "(no row)", default: 0] += 1
    }
    return missed
  }

  private func coils() -> WorldReport.Coils {
    let changes = world.plc.coilChanges
    return .init(
      beforeStop: world.coilsBeforeStop, afterStop: world.coilsAfterStop,
      releasedByPLC: changes.count(where: { $0.cause == .released }),
      strokes: changes.count(where: \.energised), longestStroke: longestStroke(changes))
  }

  /// **Units**: milliseconds.
  private func longestStroke(_ changes: [CoilChange]) -> Double {
    var since: [Int: MonotonicInstant] = [:]
    var longest = Nanoseconds.zero
    for change in changes {
      if change.energised {
        since[change.coil] = change.at
      } else if let began = since.removeValue(forKey: change.coil) {
        longest = max(longest, change.at - began)
      }
    }
    return Double(longest.count) / 1_000_000
  }

  /// How many millimetres early the coil was energised for each parcel that had a stroke of its own.
  private func positionErrors(_ truths: [ParcelTruth]) -> [Double] {
    truths.compactMap { truth in
      guard let diversion = truth.diversion, !diversion.sharedStroke else { return nil }
      let ideal = world.file.speed.travel(in: world.file.lanes[diversion.lane].extendTime)
      return Double((diversion.leadAtCoilOn - ideal).micrometres) / 1_000
    }
  }

  private func plannedToCoil(
    _ truths: [ParcelTruth], _ verdict: SortVerdict, _ stories: [Int64: StoryTimes]
  ) -> [Double] {
    truths.compactMap { truth in
      guard let diversion = truth.diversion, !diversion.sharedStroke else { return nil }
      let number = world.populationNumbers[truth.number]
      let planned = (verdict.rows[number] ?? []).compactMap { stories[$0.serial]?.firePlanned }.last
      return planned.map { Double(diversion.coilOnAt.nanoseconds - $0) / 1_000 }
    }
  }

  private func seconds(_ truths: [ParcelTruth]) -> Double {
    guard let first = truths.first?.placedAt, let last = truths.compactMap(\.end).map(\.at).max() else {
      return 0
    }
    return Double((last - first).count) / 1_000_000_000
  }
}
