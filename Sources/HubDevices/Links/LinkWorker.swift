import HubCore
import HubModbus
import HubRealtime
import HubUnits

/// What a link's thread does, one exchange at a time: due writes before reads, safe states before everything.
///
/// ```
/// turn: core alive? -> take orders -> not connected: connect, all outputs safe, drop what was ordered
///                                     held:          all outputs safe, drop what was ordered
///                                     order due:     write it               \
///                                     order near:    wait for it             > one exchange, then look again
///                                     heartbeat new: write it               /
///                                     poll due:      read the next range   /
/// ```
///
/// Methods are `mutating` even where they change nothing: one that is not was handed a copy of all 42 KB at each call
/// (Swift 6.3.1 -O, where it is not inlined), twice a turn.
///
/// **Thread**: `hub-bus-N`; in tests, the test's own with a clock that moves when told.
struct LinkWorker<Bus: FieldBus & ~Copyable, Clock: FieldClock>: ~Copyable {
  /// How often the core's wish is looked at when nothing is due. **Source**: what the core does not ring for is its
  /// heartbeat, ten times as seldom at least, and what people ask; a link that polls as often looks then.
  static var look: Nanoseconds { .milliseconds(10) }
  static var statusPeriod: Nanoseconds { .milliseconds(50) }

  let settings: LinkSettings
  let pollPlan: PollPlan
  /// The plan's readings in one row: the fast ones, then the slow ones.
  let readings: [PollPlan.Reading]
  let safeState: SafeStatePlan
  let clock: Clock
  var bus: Bus
  let ports: LinkPorts
  let statusCell: SnapshotWriter<LinkStatus>
  let jogPorts: JogPorts
  var jog = JogState()

  var status = LinkStatus()
  var nextStatus: MonotonicInstant = .distantPast

  // What the core wants.
  var wish = OutputImage()
  var coreMovedAt: MonotonicInstant
  var lastCycle: UInt64 = 0
  /// Everything is in its safe state and stays so.
  var isHeld = true
  /// How often the core had rung when it was last looked.
  private var heard: UInt32 = 0

  /// Orders that wait for their instant, earliest first.
  var pending = PendingOrders()
  /// Orders to a PLC that fires by itself, and the session with it; unused without `settings.mailbox`.
  let hasMailbox: Bool
  var mailbox: Mailbox
  /// What each output was last told, and when it must be let go at the latest.
  var outputs = BoundedList<208, OutputWatch>(filler: OutputWatch())

  // The poll under way.
  var nextPoll: MonotonicInstant = .distantPast
  var pollStep = 0
  var pollBegan: MonotonicInstant = .distantPast
  var image: InputImage
  var isFirstImage = true
  var bits: [UInt8]
  var registers: [UInt16]
  /// When each slow reading was made last, and which one is made in the poll under way.
  var slowRead: [MonotonicInstant]
  var slowTurn: Int?
  /// The beginning of the poll that a look at the watchdog or at an output went behind last, before the next one.
  var lookedBehind: MonotonicInstant = .distantPast
  /// Until the device says that it does not know function 23.
  var canWriteAlong = true

  var heartbeatWritten: UInt16?
  /// The beginning of the poll that our heartbeat was written behind last.
  var heartbeatBehind: MonotonicInstant = .distantPast
  /// The device's own watchdog, and where a register of it is put.
  var watchdog: WatchdogLook
  var watchdogRoom: [UInt16] = [0]
  /// What each output was told, to be read back, and where that is put.
  var confirmations = BoundedList<208, OutputConfirmation>(filler: OutputConfirmation())
  var readBackBits: [UInt8] = [0]
  /// The registers that carry outputs, as they were written last.
  var outputRegisters: OutputRegisters
  var backOff: BackOff
  var nextTry: MonotonicInstant = .distantPast
  /// How long an exchange takes at present: the last one, or a little less than it was thought before.
  ///
  /// **Source**: the first guess is ten times what a coupler on a switch takes (HIL measurements, 16–180 µs).
  var exchangeTime = Nanoseconds.milliseconds(1)

  init(
    _ settings: LinkSettings, bus: consuming Bus, clock: Clock, ports: consuming LinkPorts,
    status: consuming SnapshotWriter<LinkStatus>, jogs: consuming JogPorts = .unasked
  ) {
    precondition(
      settings.inputs.count <= Limits.inputBits && settings.outputs.count <= Limits.lanes,
      "hub bug: a link has more inputs or outputs than the configuration may let through")
    self.settings = settings
    pollPlan = PollPlan(settings)
    readings = pollPlan.readings
    slowRead = pollPlan.slow.map { _ in .distantPast }
    safeState = SafeStatePlan(settings.outputs, on: settings.guarding.device)
    outputRegisters = OutputRegisters(settings.outputs)
    watchdog = WatchdogLook(settings.guarding.watchdog, within: settings.releasedAfter)
    self.clock = clock
    self.bus = bus
    self.ports = ports
    statusCell = status
    jogPorts = jogs
    coreMovedAt = clock.now()
    hasMailbox = settings.mailbox != nil
    mailbox = Mailbox(settings.mailbox ?? .unused, seed: UInt64(bitPattern: coreMovedAt.nanoseconds))
    image = InputImage(
      link: settings.index, taken: .distantPast, encoderCount: 0, heartbeat: 0, bits: InputBits())
    bits = [UInt8](repeating: 0, count: pollPlan.longestBits)
    registers = [UInt16](repeating: 0, count: pollPlan.longestRegisters)
    backOff = BackOff(seed: UInt64(bitPattern: coreMovedAt.nanoseconds) ^ UInt64(settings.index.value) << 32)
    for _ in settings.outputs {
      outputs.append(OutputWatch())
      confirmations.append(OutputConfirmation())
      jog.picture.outputs.append(LinkPicture.Told())
    }
  }

  /// Does one thing that is due.
  ///
  /// - Returns: when there may be something again; past when it is now.
  mutating func turn() -> MonotonicInstant {
    // Before anything is looked at: what is rung for from here on is not slept through.
    heard = ports.orders.rings
    let now = clock.now()
    watchCore(now)
    takeOrders()
    takeJogs(now)
    doubtWatchdog(now)
    publishIfDue(now)
    guard bus.isConnected else { return connectIfDue(now) }
    if endJogIfOver(now) { return now }
    guard keepHold(now) else { return now }
    if beginJog() || writeDueOrder(now) || releaseOverdueOutput(now) { return now }
    if let wait = waitForNearOrder(now) { return wait }
    if lookOverdue(now) || handOver(now) || writeHeartbeat(now) || serveMailbox(now) { return now }
    if pollIfDue(now) || confirmOutput(now) || lookAtWatchdog(now) { return now }
    return min(min(nextPoll, nextLook(now)), pending.earliest)
  }

  /// When there is something to look at again, though nothing is polled or ordered.
  mutating func nextLook(_ now: MonotonicInstant) -> MonotonicInstant {
    var next = min(now + Self.look, nextLetGo(now))
    for rank in outputs.indices { next = min(next, confirmations[rank].due) }
    if watchdog.register != nil { next = min(next, watchdog.next) }
    return min(next, mailboxDue)
  }

  /// When an output must be let go, or all of them for the core's silence.
  mutating func nextLetGo(_ now: MonotonicInstant) -> MonotonicInstant {
    let frozenAt = coreMovedAt + settings.releasedAfter + Nanoseconds(1)
    // For one that is silent already they were.
    var next = frozenAt > now ? frozenAt : .distantFuture
    for rank in outputs.indices { next = min(next, outputs[rank].letGoAt) }
    return next
  }

  /// Sleeps until an instant, or until the core rings; not at all for an instant that has come.
  mutating func sleep(until instant: MonotonicInstant) {
    guard instant > clock.now() else { return }
    ports.orders.sleep(until: instant, heard: heard)
  }

  /// The end on purpose: what was ordered is dropped, outputs go to their safe states if they can be reached.
  mutating func stop() {
    takeOrders()
    dropPending()
    if bus.isConnected { _ = writeSafeState() }
    loseMailbox()
    // The safe states above took it back; a link that could not write them has told that it is lost.
    dropJog(.rightEnded)
    bus.disconnect()
    status.state = .stopped
    publish(clock.now())
  }

  mutating func watchCore(_ now: MonotonicInstant) {
    ports.output.read(into: &wish)
    guard wish.cycle != lastCycle else { return }
    lastCycle = wish.cycle
    coreMovedAt = now
  }

  /// Why nothing may be driven now.
  mutating func hold(_ now: MonotonicInstant) -> LinkHold {
    if now - coreMovedAt > settings.releasedAfter { return .coreFrozen }
    if !watchdog.finding.allowsDriving { return .watchdog }
    return wish.heldLinks & (1 << UInt8(settings.index.value)) != 0 ? .core : .none
  }

  private mutating func publishIfDue(_ now: MonotonicInstant) {
    if now >= nextStatus { publish(now) }
  }

  mutating func publish(_ now: MonotonicInstant) {
    status.at = now
    status.errors.strayAnswers = bus.strayAnswers
    status.hold = bus.isConnected ? hold(now) : .none
    statusCell.write(status)
    nextStatus = now + Self.statusPeriod
  }
}
