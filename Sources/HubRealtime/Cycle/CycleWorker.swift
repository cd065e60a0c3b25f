import HubCore
import HubUnits
import Synchronization

/// The inside of the cycle loop: takes what waits in the rings, turns the crank, hands out what it yields.
///
/// Everything large stands in heap blocks made before the thread starts; a turn allocates nothing, takes no lock,
/// counts no reference and throws nothing (held by scripts/gates).
///
/// **Thread**: built by a thread with a large stack, then owned by `hub-core`.
@safe
struct CycleWorker<Crank: CycleCrank & ~Copyable>: ~Copyable {
  /// How often people get a new picture. **Source**: twenty a second look smooth.
  static var snapshotPeriod: Nanoseconds { .milliseconds(50) }

  // A pointer to memory of this thread's own comes first: under the thread sanitizer Swift 6.3.1 takes the first
  // field's value for an address that is written; with an integer there it does not even compile.
  private let input: UnsafeMutablePointer<CycleInput>
  private let flags: UnsafeMutablePointer<CycleFlags>
  private let cycle: Nanoseconds
  private var ports: CyclePorts
  private let outputImage: SnapshotWriter<OutputImage>
  private let snapshotCell: SnapshotWriter<CoreSnapshot>
  private let reportCell: SnapshotWriter<CycleReport>

  private let crank: UnsafeMutablePointer<Crank>
  private let crankMemory: UnsafeMutableRawBufferPointer?
  private let outputMemory: UnsafeMutableRawBufferPointer
  private let output: UnsafeMutablePointer<CycleOutput>
  private let picture: UnsafeMutablePointer<CoreSnapshot>
  private let report: UnsafeMutablePointer<CycleReport>

  /// Fires that found no room: their outcome is told with the next turn.
  private var unsentFires = BoundedList<32, OrderOutcome>(filler: .unsent)
  /// Releases that found no room: tried again first in the next turn, since a release is never dropped.
  private var unsentReleases = BoundedList<64, DivertOrder>(filler: .none)
  private var areTracesLost = false
  private var scanOverflowsTold = 0
  private var messageOverflowsTold = 0
  private var firstLink = 0
  /// What the links were told last; they are woken when it changes.
  private var heldLinks: UInt8 = 0xFF
  private var joggableLinks: UInt8 = 0
  /// Bit n: link n was sent an order in this turn.
  private var orderedLinks: UInt8 = 0
  private var nextSnapshot: MonotonicInstant = .distantPast

  /// - Parameters:
  ///   - crank: initialised heap memory, given to the worker.
  ///   - crankMemory: what the crank's tables lie in, given to the worker; nil when it has none.
  ///   - flags: outlives the worker.
  init(
    crank: UnsafeMutablePointer<Crank>, crankMemory: UnsafeMutableRawBufferPointer? = nil,
    cycle: Nanoseconds, ports: consuming CyclePorts,
    report: SnapshotCell<CycleReport>, flags: UnsafeMutablePointer<CycleFlags>
  ) {
    unsafe self.crank = crank
    unsafe self.crankMemory = crankMemory
    unsafe outputMemory = .present(byteCount: CycleOutput.memoryBytes)
    unsafe self.flags = flags
    self.cycle = cycle
    outputImage = ports.outputImage.makeWriter()
    snapshotCell = ports.snapshot.makeWriter()
    reportCell = report.makeWriter()
    self.ports = ports
    // Safety: fresh blocks of our own, each initialised here and freed in deinit.
    unsafe input = .allocate(capacity: 1)
    unsafe input.initialize(to: CycleInput(now: .distantPast))
    unsafe output = .allocate(capacity: 1)
    unsafe output.initialize(to: CycleOutput(memory: outputMemory))
    unsafe picture = .allocate(capacity: 1)
    unsafe picture.initialize(to: CoreSnapshot())
    unsafe self.report = .allocate(capacity: 1)
    unsafe self.report.initialize(to: CycleReport())
  }

  deinit {
    // Safety: blocks of our own, initialised in init (the crank by the caller, who gave it to us).
    unsafe crank.deinitialize(count: 1)
    unsafe crank.deallocate()
    unsafe crankMemory?.deallocate()
    unsafe input.deallocate()
    unsafe output.deinitialize(count: 1)
    unsafe output.deallocate()
    unsafe outputMemory.deallocate()
    unsafe picture.deallocate()
    unsafe report.deallocate()
  }

  /// Turns on an accumulated deadline until a stop is asked for, then once more with the stop.
  mutating func run() {
    var due = MonotonicClock.now() + cycle
    while !isStopRequested {
      MonotonicClock.sleep(until: due)
      let now = MonotonicClock.now()
      noteWake(at: now, due: due)
      turn(now: now)
      due = Self.deadline(after: due, now: MonotonicClock.now(), cycle: cycle)
    }
    turn(now: MonotonicClock.now(), isLast: true)
    publish()
  }

  /// The next deadline: one period on, or, when that has passed by whole periods, the first that is still ahead
  /// less one, so that the crank turns once for the present and never several times for the past.
  static func deadline(
    after due: MonotonicInstant, now: MonotonicInstant, cycle: Nanoseconds
  ) -> MonotonicInstant {
    let next = due + cycle
    guard now - next >= cycle else { return next }
    return next + cycle * ((now - next).count / cycle.count)
  }

  private var isStopRequested: Bool {
    // Safety: the flags outlive the worker (init).
    unsafe flags.pointee.isStopRequested.load(ordering: .acquiring)
  }

  private mutating func noteWake(at now: MonotonicInstant, due: MonotonicInstant) {
    let late = now - due
    // Safety (all accesses to our blocks below): initialised in init, touched by this thread only.
    unsafe report.pointee.wakeLateness.record(late)
    if late >= cycle { unsafe report.pointee.missedPeriods &+= UInt64(late.count / cycle.count) }
  }

  /// One turn: what waits is taken in, the crank turns, what it yields is handed out.
  mutating func turn(now: MonotonicInstant, isLast: Bool = false) {
    unsafe input.pointee.clear(now: now)
    takeLinks()
    takeScans()
    takeMessages(isLast: isLast)
    unsafe input.pointee.tracesLost = areTracesLost
    unsafe crank.pointee.turn(&input.pointee, &output.pointee)
    unsafe ports.tap.take(input, output)
    handOutOrders()
    unsafe outputImage.write(output.pointee.image)
    ringLinks()
    handOutTraces()
    unsafe report.pointee.cycles &+= 1
    unsafe flags.pointee.cycles.store(report.pointee.cycles, ordering: .releasing)
    if now >= nextSnapshot {
      publish()
      nextSnapshot = now + Self.snapshotPeriod
    }
    unsafe report.pointee.turnTime.record(MonotonicClock.now() - now)
  }

  /// Images and outcomes of every link; the first link to be asked changes every turn, so that none starves.
  private mutating func takeLinks() {
    for i in unsentFires.indices { unsafe input.pointee.outcomes.append(unsentFires[i]) }
    unsentFires.removeAll()
    guard ports.linkCount > 0 else { return }
    firstLink = (firstLink + 1) % ports.linkCount
    for n in 0..<ports.linkCount {
      let link = (firstLink + n) % ports.linkCount
      while unsafe !input.pointee.images.isFull, let image = unsafe ports.links[link].images.pop() {
        unsafe input.pointee.images.append(image)
      }
      while unsafe !input.pointee.outcomes.isFull, let outcome = unsafe ports.links[link].outcomes.pop() {
        unsafe input.pointee.outcomes.append(outcome)
      }
      let overflows = unsafe ports.links[link].images.overflowCount + ports.links[link].outcomes.overflowCount
      if unsafe overflows != ports.links[link].overflowsTold {
        unsafe ports.links[link].overflowsTold = overflows
        unsafe input.pointee.inputsLost = true
      }
    }
  }

  private mutating func takeScans() {
    while unsafe !input.pointee.scans.isFull, let scan = ports.scans.pop() {
      unsafe input.pointee.scans.append(scan)
    }
    let overflows = ports.scans.overflowCount
    if overflows != scanOverflowsTold {
      scanOverflowsTold = overflows
      unsafe input.pointee.inputsLost = true
    }
  }

  /// What the control plane says. The stop comes last and displaces nothing: in the last turn one place is kept.
  private mutating func takeMessages(isLast: Bool) {
    let kept = isLast ? 1 : 0
    while unsafe input.pointee.messages.count < Limits.messagesInTurn - kept,
      let message = ports.messages.pop()
    {
      unsafe input.pointee.messages.append(message)
    }
    if isLast { unsafe input.pointee.messages.append(.stop) }
    // The writer of this ring is told by `push` and tries again: an overflow here loses nothing.
    messageOverflowsTold = ports.messages.overflowCount
  }

  private mutating func handOutOrders() {
    var kept = BoundedList<64, DivertOrder>(filler: .none)
    for i in unsentReleases.indices where !send(unsentReleases[i]) { kept.append(unsentReleases[i]) }
    unsentReleases = kept
    for i in unsafe output.pointee.orders.indices {
      let order = unsafe output.pointee.orders[i]
      if send(order) { continue }
      unsafe report.pointee.ordersRefused &+= 1
      switch order.action {
      case .fire:
        unsentFires.append(.dropped(order, at: unsafe input.pointee.now))
      case .release:
        // Should even this list be full, the link lets go by itself at the fire's `releaseBy`.
        unsentReleases.append(order)
      }
    }
  }

  private mutating func send(_ order: DivertOrder) -> Bool {
    precondition(order.link.int < ports.linkCount, "hub bug: an order for a link that was never added")
    guard unsafe ports.links[order.link.int].orders.push(order) else { return false }
    orderedLinks |= 1 << UInt8(order.link.int)
    return true
  }

  /// Wakes the links that have something to do, once, and only now that it is all there for them to see.
  private mutating func ringLinks() {
    let image = unsafe output.pointee.image
    let concerned = orderedLinks | (image.heldLinks ^ heldLinks) | (image.joggableLinks ^ joggableLinks)
    orderedLinks = 0
    heldLinks = image.heldLinks
    joggableLinks = image.joggableLinks
    for link in 0..<ports.linkCount where concerned & (1 << UInt8(link)) != 0 {
      unsafe ports.links[link].orders.ring()
    }
  }

  private mutating func handOutTraces() {
    // A full list means that the core had more to say than it could: as lost as on a full ring.
    areTracesLost = unsafe output.pointee.traces.isFull
    for i in unsafe output.pointee.traces.indices where unsafe !ports.traces.push(output.pointee.traces[i]) {
      areTracesLost = true
      unsafe report.pointee.tracesLost &+= 1
    }
  }

  private mutating func publish() {
    unsafe crank.pointee.snapshot(into: &picture.pointee)
    unsafe snapshotCell.write(picture.pointee)
    unsafe reportCell.write(report.pointee)
  }
}
