import Foundation
import Glibc
import HubMocks
import HubSim
import HubUnits
import Synchronization

/// The mock line in real time: belt, people, scanners, faults, and the daemon beside it.
///
/// **Thread**: everything here runs on the main thread; the PLC and the USB bus have threads of their own.
final class World {
  /// How finely people and faults live. The belt itself is exact; this only delays when a person notices.
  ///
  /// **Source**: well below the 30 ms from a fixed scanner's laser to its first byte.
  private static let tick = Nanoseconds.milliseconds(4)

  let options: WorldOptions
  let file: LineFile
  let population: Population
  let line: PhysicalLine
  let plc: MockPLC
  private let bed: USBTestbed
  let scanners: WorldScanners
  let daemon: DaemonChild
  let faults: FaultPlan
  var start = MonotonicInstant.distantFuture

  private var workers: [StationWorker] = []
  private var handScanners: [MockScanner] = []
  private var fixedScanners: [MockScanner] = []
  private var fixedDelays: [Nanoseconds] = []
  private var pendingEvents: [(at: Nanoseconds, event: FaultPlan.Event)]
  /// Reads of fixed scanners on their way to USB.
  private var pendingReads: [(at: MonotonicInstant, scanner: Int, parcel: Int)] = []
  /// The population's number of each parcel of the plant.
  private(set) var populationNumbers: [Int] = []
  /// When a fixed scanner's first byte was sent, by parcel of the population.
  private(set) var fixedReadSentAt: [Int: MonotonicInstant] = [:]
  private(set) var finding: [String] = []
  private var progress: ProgressLine

  init(_ options: WorldOptions, file: LineFile) throws {
    self.options = options
    self.file = file
    var dice = SeededRandom(seed: options.seed)
    let (populationSeed, plantSeed, faultSeed, peopleSeed) = (
      dice.next(), dice.next(), dice.next(), dice.next()
    )
    population = Population(
      count: options.parcels, seed: populationSeed, stations: file.stations.count,
      hasFixedScanner: !file.fixedScanners.isEmpty, perHour: options.perHour,
      rates: Self.rates(options.faults))
    line = PhysicalLine(file, seed: plantSeed, at: MonotonicClock.now())
    bed = try USBTestbed()
    let scanners = try WorldScanners(file, bed: bed)
    self.scanners = scanners
    plc = try MockPLC(PhysicalLine.layout(file), process: line)
    let log = try Self.openLog(options.daemonLog)
    daemon = DaemonChild(
      command: options.command, notify: try NotifySocket(path: options.folder + "/notify"), log: log)
    faults = FaultPlan(
      options.faults, kills: options.kills, seed: faultSeed,
      span: population.parcels.last?.arrival ?? .zero,
      lanes: file.lanes.indices.filter { !file.lanes[$0].isEnd && file.lanes[$0].fullInput != nil },
      scanners: file.scanners.count)
    pendingEvents = faults.events
    progress = ProgressLine(total: options.parcels, onTerminal: !options.headless && isatty(1) == 1)
    handScanners = try file.stations.map { try scanners.named($0.scanner) }
    fixedScanners = try file.fixedScanners.map { try scanners.named($0.scanner) }
    fixedDelays = file.fixedScanners.map(\.delay)
    peopleSource = SeededRandom(seed: peopleSeed)
  }

  private var peopleSource: SeededRandom

  /// Runs the whole shift and stops the daemon.
  ///
  /// - Returns: how the daemon's stop went.
  func run() throws -> (words: String, good: Bool) {
    let probe = try BareWriteProbe(
      address: file.address, port: plc.port, register: plc.layout.holdingRegisters - 1,
      every: .milliseconds(50))
    defer { bed.takeDown() }
    defer { plc.stop() }
    defer { probe.stop() }
    line.mailbox?.start(on: line)
    defer { line.mailbox?.stop() }
    try daemon.start()
    do {
      try awaitReadiness()
      try runWhenReady()
      awaitScanners()
      try shift()
    } catch {
      _ = daemon.stop()
      throw error
    }
    coilsBeforeStop = plc.energisedCoils
    bareWrites = probe.times
    let stopped = daemon.stop()
    MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(300))
    coilsAfterStop = plc.energisedCoils
    progress.finish()
    return stopped
  }

  /// What a bare write took beside the daemon's.
  private(set) var bareWrites: [Nanoseconds] = []
  private(set) var coilsBeforeStop: [Int] = []
  private(set) var coilsAfterStop: [Int] = []

  // MARK: Before the first parcel

  private func awaitReadiness() throws {
    // A daemon that proves its geometry, opens a journal and connects a link is ready within a second or two.
    let limit = MonotonicClock.now() + .seconds(30)
    while !daemon.isReady {
      try pause()
      if let ending = daemon.diedByItself {
        throw WorldError.child("the daemon ended before it was ready (\(ending)); see \(options.daemonLog)")
      }
      if MonotonicClock.now() > limit {
        throw WorldError.child("the daemon did not say READY=1 within 30 s; see \(options.daemonLog)")
      }
    }
    progress.note("daemon ready: \(daemon.status)")
  }

  private func runWhenReady() throws {
    guard let command = options.whenReady else { return }
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", command]
    try shell.run()
    while shell.isRunning { try pause() }
    guard shell.terminationReason == .exit, shell.terminationStatus == 0 else {
      throw WorldError.child("--when-ready ended with status \(shell.terminationStatus): \(command)")
    }
  }

  private func awaitScanners() {
    let limit = MonotonicClock.now() + .seconds(5)
    while !scanners.unheard.isEmpty, MonotonicClock.now() < limit {
      MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(20))
    }
    for name in scanners.unheard {
      note("device: nobody reads scanner \(name) 5 s after the daemon was ready")
    }
  }

  private func pause() throws {
    daemon.listen()
    if StopSignals.cameIn { throw WorldError.child("interrupted") }
    MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(10))
  }

  // MARK: The shift

  private func shift() throws {
    // Who comes to a station sooner may have been on the belt before, for all the core knows, and is flushed.
    let way = (file.stations.map(\.at).max() ?? .zero) + .metres(6)
    start = MonotonicClock.now() + .milliseconds(500) + (file.speed.time(for: way) ?? .zero)
    workers = file.stations.indices.map { station in
      StationWorker(
        parcels: population.parcels.filter { $0.station == station }, start: start, seed: peopleSource.next())
    }
    var quietSince: MonotonicInstant?
    var now = start
    while true {
      MonotonicClock.sleep(until: now)
      daemon.listen()
      if let ending = daemon.diedByItself { throw WorldError.child("the daemon ended by itself (\(ending))") }
      if StopSignals.cameIn { throw WorldError.child("interrupted") }
      live(at: MonotonicClock.now())
      now = max(now + Self.tick, MonotonicClock.now())
      let over = workers.allSatisfy(\.isDone) && pendingEvents.isEmpty && line.plant.withLock { $0.allEnded }
      if !over { quietSince = nil } else if quietSince == nil { quietSince = now }
      // Two seconds for the last confirmation, its journal entry and the coil's release.
      if let quietSince, now - quietSince > .seconds(2) { return }
    }
  }

  /// Everything that happens at one instant.
  private func live(at now: MonotonicInstant) {
    while let next = pendingEvents.first, now >= start + next.at {
      pendingEvents.removeFirst()
      happen(next.event)
    }
    let events = line.plant.withLock { plant in
      plant.advance(to: now)
      return plant.takeEvents()
    }
    for event in events { follow(event) }
    while let read = pendingReads.first, now >= read.at {
      pendingReads.removeFirst()
      readFixed(read.parcel, with: read.scanner, at: now)
    }
    for station in workers.indices { work(station, at: now) }
    showProgress(now)
  }

  private func follow(_ event: PlantEvent) {
    guard case .atReadPoint(let parcel, let readPoint, let at) = event else { return }
    pendingReads.append((at + fixedDelays[readPoint], readPoint, parcel))
    pendingReads.sort { $0.at < $1.at }
  }

  private func readFixed(_ parcel: Int, with scanner: Int, at now: MonotonicInstant) {
    let truth = population.parcels[populationNumbers[parcel]]
    guard truth.isReadFixed, case .code(let code, let aim) = truth.label else { return }
    if fixedScanners[scanner].isListenedTo { fixedReadSentAt[truth.number] = MonotonicClock.now() }
    fixedScanners[scanner].scan(code, aim: aim)
  }

  private func work(_ station: Int, at now: MonotonicInstant) {
    let scanner = handScanners[station]
    let action = workers[station].act(
      at: now, scannerBeeps: scanner.isListenedTo,
      scanTime: { scanner.sendingTime(of: $0.label.code ?? "") },
      hasGap: { self.hasGap(for: $0, at: station) })
    switch action {
    case .scan(let number):
      guard case .code(let code, let aim) = population.parcels[number].label else { return }
      scanner.scan(code, aim: aim)
    case .place(let number):
      place(population.parcels[number], at: station)
    case nil: break
    }
  }

  // MARK: Placing

  /// Where a parcel's leading edge is put: a hand's breadth before the station's eye.
  private func edge(_ parcel: PopulationParcel, _ station: Int) -> Distance {
    file.stations[station].at - .millimetres(60 + Int64(parcel.number % 7) * 15)
  }

  private func hasGap(for parcel: PopulationParcel, at station: Int) -> Bool {
    // What the daemon needs, and what a careful person adds.
    let gap = file.smallestGap + .millimetres(250)
    let edge = edge(parcel, station)
    return line.plant.withLock { plant in
      plant.advance(to: MonotonicClock.now())
      return plant.isClear(from: edge - parcel.length - gap, to: edge + gap)
    }
  }

  private func place(_ parcel: PopulationParcel, at station: Int) {
    line.plant.withLock { plant in
      plant.advance(to: MonotonicClock.now())
      plant.place(length: parcel.length, leadingEdge: edge(parcel, station))
    }
    populationNumbers.append(parcel.number)
  }

  // MARK: Faults

  private func happen(_ event: FaultPlan.Event) {
    switch event {
    case .laneFull(let lane, let time):
      line.plant.withLock { $0.holdFull(lane, for: time) }
      note("fault: lane \(file.lanes[lane].number) full for \(time.wholeMilliseconds / 1_000) s")
    case .stick(let lane):
      line.plant.withLock { $0.setStuck(lane, true) }
      note("fault: diverter of lane \(file.lanes[lane].number) stuck")
    case .loosen(let lane): line.plant.withLock { $0.setStuck(lane, false) }
    case .unplug(let scanner):
      scanners.all[scanner].unplug()
      note("fault: scanner \(scanners.names[scanner]) unplugged")
    case .plug(let scanner): plug(scanner)
    case .cut(let silent):
      plc.cut(silent ? .silent : .refusing)
      note("fault: link cut, \(silent ? "silent" : "refusing")")
    case .restore:
      plc.restore()
      note("fault over: link restored")
    case .kill:
      daemon.killNow()
      note("fault: daemon killed with \(line.plant.withLock { $0.onBelt.count }) parcels on the belt")
    case .start: restart()
    }
  }

  private func plug(_ scanner: Int) {
    do {
      try scanners.all[scanner].plug()
      note("fault over: scanner \(scanners.names[scanner]) plugged in again")
    } catch {
      note("\(error)")
    }
  }

  private func restart() {
    do {
      try daemon.start()
      note("fault over: daemon started again")
    } catch {
      note("\(error)")
    }
  }

  private func note(_ text: String) {
    let after = max(0, (MonotonicClock.now() - start).wholeMilliseconds)
    let seconds = start == .distantFuture ? "" : "\(after / 1_000).\(after % 1_000 / 100) s  "
    finding.append(seconds + text)
    progress.note(seconds + text)
  }

  private func showProgress(_ now: MonotonicInstant) {
    progress.show(now, status: daemon.status) {
      line.plant.withLock { plant in
        (placed: plant.parcels.count, ended: plant.parcels.count(where: { $0.end != nil }))
      }
    }
  }

  private static func rates(_ faults: Set<FaultKind>) -> PopulationRates {
    var rates = PopulationRates()
    // A bad day: several times the ordinary shares.
    if faults.contains(.noRead) { rates.unreadable = 80 }
    if faults.contains(.unknownCode) { rates.unknownCode = 50 }
    if faults.contains(.badCheckDigit) { rates.badCheckDigit = 50 }
    return rates
  }

  private static func openLog(_ path: String) throws(WorldError) -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let log = FileHandle(forWritingAtPath: path)
    else { throw .file("\(path) cannot be written") }
    return log
  }
}
