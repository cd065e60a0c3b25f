public import HubCore
public import HubUnits

/// The real crank on a physical belt, in virtual time.
///
/// Each turn is one millisecond: people scan and place, the plant moves, an image is taken every 5 ms, orders
/// reach their coil at their instant, and the manifest answers after `lookup`.
///
/// **Thread**: one owner. Safe: it owns the memory of its core and frees it last.
@safe public final class VirtualLine {
  public let plan: VirtualLinePlan
  public var plant: ConveyorPlant
  private var core: SorterCore
  public private(set) var now: MonotonicInstant
  public var parcels: [VirtualParcel] = []
  /// Every trace, in order, if `keepsTraces`.
  public private(set) var traces: [CoreTrace] = []
  public var keepsTraces = true
  /// Sees every turn, once it is made: what went in and what came out. For recordings.
  public var onTurn: ((borrowing CycleInput, borrowing CycleOutput) -> Void)?
  /// Leaves out turns with nothing in them before `CycleOutput.nextTurn`; the traces must not tell.
  public var skipsIdleTurns = false
  /// Turns made so far.
  public private(set) var turns = 0
  /// How long the manifest takes to answer.
  public var lookup = Nanoseconds.milliseconds(3)
  /// The link is cut: no image comes, no order goes.
  public var linkIsCut = false
  /// No image comes from these links; orders go all the same.
  public var silentLinks: Set<Int> = []
  /// The PLC's program is stopped: its heartbeat stands, and inputs and coils are served all the same.
  public var plcIsStopped = false
  /// What stands in the PLC's heartbeat register; it beats every 100 ms by itself.
  public var plcHeartbeat: UInt16 = 0
  /// The coupler would let its outputs go by itself.
  public var linkIsArmed = true
  /// The manifest does not answer.
  public var manifestIsSilent = false
  /// Serials the core gave to parcels nobody placed: strays.
  public private(set) var appeared: [ParcelSerial: ParcelOrigin] = [:]

  /// What the drive's "at speed" input says; nil for the truth.
  public var driveSays: Bool?
  /// Every order that reached the wire, in order.
  public private(set) var sent: [DivertOrder] = []

  private var input: CycleInput
  private var output: CycleOutput
  private let coreMemory: UnsafeMutableRawBufferPointer
  private let outputMemory: UnsafeMutableRawBufferPointer
  private var answers: [(at: MonotonicInstant, message: ControlMessage)] = []
  private var scans: [(at: MonotonicInstant, scan: ScanRead)] = []
  private var placements: [(at: MonotonicInstant, parcel: Int)] = []
  private var orders: [DivertOrder] = []
  private var outcomes: [OrderOutcome] = []
  private var tipping: [(carrier: Int, lane: Int)] = []
  private var bySerial: [ParcelSerial: Int] = [:]
  /// Which bit of the plant's image is wired to which input. The plan is large: it is not asked turn by turn.
  private let wires: [(input: Int, plant: Int)]
  private let drive: DriveInput?
  private var wasCut = false
  private var wereSilent: Set<Int> = []

  public init(_ plan: VirtualLinePlan, seed: UInt64, firstSerial: ParcelSerial = ParcelSerial(1)) {
    self.plan = plan
    now = MonotonicInstant(nanoseconds: 1_000_000_000)
    let plant = ConveyorPlant(plan.plant, seed: seed, at: now)
    self.plant = plant
    let eyes = plan.core.eyes
    wires = eyes.indices.map { (Int(eyes[$0].bit), plant.bit(of: VirtualLine.plantEye(eyes[$0], plan))) }
    drive = plan.core.belt.drive
    unsafe coreMemory = .allocate(byteCount: SorterCore.memoryBytes, alignment: 64)
    unsafe outputMemory = .allocate(byteCount: CycleOutput.memoryBytes, alignment: 64)
    // Safe: both are freed in deinit, when nobody can turn the core any more.
    core = unsafe SorterCore(plan: plan.core, firstSerial: firstSerial, memory: coreMemory)
    output = unsafe CycleOutput(memory: outputMemory)
    input = CycleInput(now: now)
  }

  deinit {
    unsafe coreMemory.deallocate()
    unsafe outputMemory.deallocate()
  }

  /// A person scans a parcel and puts it on the belt a little later.
  ///
  /// - Returns: the parcel's index in `parcels`.
  @discardableResult
  public func scanThenPlace(
    _ parcel: VirtualParcel, at instant: MonotonicInstant, placedAfter: Nanoseconds = .milliseconds(500),
    scanTakes: Nanoseconds = .milliseconds(4)
  ) -> Int {
    parcels.append(parcel)
    if let code = parcel.code { scan(code, by: ScannerIndex(parcel.station), at: instant, taking: scanTakes) }
    placements.append((instant + placedAfter, parcels.count - 1))
    return parcels.count - 1
  }

  /// A scanner sends a label.
  public func scan(
    _ code: Barcode, by scanner: ScannerIndex, at instant: MonotonicInstant,
    taking time: Nanoseconds = .milliseconds(4), checkDigit: CheckDigitVerdict = .verified,
    rank: UInt8 = 0, contradictsItself: Bool = false
  ) {
    scans.append(
      (
        instant + time,
        ScanRead(
          scanner: scanner, began: instant, completed: instant + time, code: code,
          checkDigit: checkDigit, rank: rank, contradictsItself: contradictsItself)
      ))
  }

  /// The control plane says something.
  public func tell(_ message: ControlMessage) { answers.append((now, message)) }

  /// Turns for a length of virtual time.
  public func run(for time: Nanoseconds) {
    let end = now + time
    while now < end { pass() }
    plant.advance(to: now)
  }

  /// Turns until every parcel is in a lane and the core follows none, or the time is up.
  ///
  /// - Returns: whether the line ran empty.
  public func runUntilEmpty(atMost time: Nanoseconds) -> Bool {
    let end = now + time
    while now < end {
      pass()
      if placements.isEmpty, plant.allEnded, parcels.allSatisfy({ !$0.ends.isEmpty }) { return true }
    }
    return false
  }

  /// One millisecond, in which perhaps nothing happens: then the plant, which cares not how time is cut, is left alone.
  private func pass() {
    let next = now + .milliseconds(1)
    guard skipsIdleTurns, next.nanoseconds / 1_000_000 % 5 != 0, next < output.nextTurn, outcomes.isEmpty,
      tipping.isEmpty, isQuiet(until: next)
    else {
      step()
      return
    }
    now = next
  }

  /// Whether nobody does or says anything by then.
  private func isQuiet(until next: MonotonicInstant) -> Bool {
    for i in placements.indices where placements[i].at <= next { return false }
    for i in orders.indices where orders[i].at <= next { return false }
    for i in scans.indices where scans[i].at <= next { return false }
    for i in answers.indices where answers[i].at <= next { return false }
    return true
  }

  /// One millisecond.
  public func step() {
    let next = now + .milliseconds(1)
    place(until: next)
    sendOrders(until: next)
    plant.advance(to: next)
    tip()
    now = next
    input.clear(now: now)
    takeImage()
    takeScans()
    while let outcome = outcomes.first, input.outcomes.append(outcome) { outcomes.removeFirst() }
    takeAnswers()
    if skipsIdleTurns, isIdle, now < output.nextTurn { return }
    turns += 1
    core.turn(&input, &output)
    onTurn?(input, output)
    for i in output.orders.indices {
      var order = output.orders[i]
      // What a device fires by itself is written at once; only our own writes wait for their instant.
      if order.aim != .instant { order.at = now }
      orders.append(order)
    }
    for i in output.traces.indices { take(output.traces[i]) }
    // The diverters are on the first link.
    if output.image.heldLinks & 1 != 0 { makeSafe() }
  }

  private var isIdle: Bool {
    input.images.isEmpty && input.scans.isEmpty && input.outcomes.isEmpty && input.messages.isEmpty
  }

  /// The line as the core shows it.
  public func snapshot() -> CoreSnapshot {
    var snapshot = CoreSnapshot()
    core.snapshot(into: &snapshot)
    return snapshot
  }

  private func place(until next: MonotonicInstant) {
    while let i = placements.indices.min(by: { placements[$0].at < placements[$1].at }),
      placements[i].at <= next
    {
      let (at, parcel) = placements.remove(at: i)
      plant.advance(to: max(at, plant.now))
      let edge = plan.plant.inductions[parcels[parcel].station] - .millimetres(150)
      parcels[parcel].plantIndex = plant.place(length: parcels[parcel].length, leadingEdge: edge)
    }
  }

  private func sendOrders(until next: MonotonicInstant) {
    orders.sort { $0.at < $1.at }
    while let order = orders.first, order.at <= next {
      orders.removeFirst()
      let result: OrderOutcome.Result = linkIsCut ? .dropped : .written
      if !linkIsCut {
        plant.advance(to: max(order.at, plant.now))
        carryOut(order)
      }
      outcomes.append(
        OrderOutcome(
          number: order.number, action: order.action, result: result, planned: order.at, began: order.at,
          acknowledged: order.at + .microseconds(200)))
    }
  }

  /// What the PLC does with an order that reached it.
  private func carryOut(_ order: DivertOrder) {
    sent.append(order)
    let lane = Int(order.coil)
    switch order.aim {
    case .instant: plant.setCoil(lane, energised: order.action == .fire)
    case .count(let count):
      plant.fire(lane, whenEncoderReads: UInt64(count), for: plan.core.lanes[lane].minimumOn)
    case .carrier(let number, _):
      // The core numbers carriers as they come by, the plant against the belt's way.
      let count = plan.plant.carriers!.count
      tipping.append((count - 1 - Int(number), lane))
    }
  }

  /// A carrier tips when its middle is at its lane.
  private func tip() {
    guard let pitch = plan.plant.carriers?.pitch else { return }
    var i = 0
    while i < tipping.count {
      let (carrier, lane) = tipping[i]
      let leading = plan.plant.lanes[lane].at + pitch / 2 - .millimetres(1)
      if plant.carrier(at: leading) == carrier {
        plant.discharge(carrier: carrier, into: lane)
        tipping.remove(at: i)
      } else {
        i += 1
      }
    }
  }

  /// What a link does that is told to hold: outputs safe, and what was ordered is dropped.
  private func makeSafe() {
    for order in orders {
      outcomes.append(
        OrderOutcome(
          number: order.number, action: order.action, result: .dropped, planned: order.at,
          began: .distantPast, acknowledged: .distantPast))
    }
    orders.removeAll()
    for lane in plan.plant.lanes.indices where plan.plant.lanes[lane].hasDiverter {
      plant.setCoil(lane, energised: false)
    }
  }

  private func takeImage() {
    let milliseconds = now.nanoseconds / 1_000_000
    if milliseconds % 100 == 0, !plcIsStopped { plcHeartbeat &+= 1 }
    guard milliseconds % 5 == 0 else { return }
    guard !linkIsCut else {
      // The PLC lets go when our heartbeat stands still.
      if !wasCut { makeSafe() }
      wasCut = true
      return
    }
    var bits = InputBits()
    for wire in wires { bits[wire.input] = plant.isBlocked(bit: wire.plant) }
    if let drive {
      // "At speed": within a twentieth of what is set.
      let full = plan.plant.speed.micrometresPerSecond
      bits[Int(drive.bit)] = driveSays ?? (plant.speed.micrometresPerSecond * 20 >= full * 19)
    }
    for link in plan.core.links.indices where !silentLinks.contains(link) {
      input.images.append(
        InputImage(
          link: LinkIndex(link), taken: now, encoderCount: UInt32(truncatingIfNeeded: plant.encoderCount),
          heartbeat: plcHeartbeat, bits: bits, isFirstAfterReconnect: wasCut || wereSilent.contains(link),
          isArmed: linkIsArmed))
    }
    wasCut = false
    wereSilent = silentLinks
  }

  private static func plantEye(_ eye: PhotoEye, _ plan: VirtualLinePlan) -> PlantEye {
    switch eye.role {
    case .induction(let point): return .induction(point.int)
    case .tracking: return .tracking(plan.plant.trackingEyes.firstIndex(of: eye.position)!)
    case .confirm(let lane): return .confirm(lane.int)
    case .full(let lane): return .full(lane.int)
    case .half(let lane): return .half(lane.int)
    case .feedback(let lane): return .armOut(lane.int)
    }
  }

  private func takeScans() {
    scans.sort { $0.at < $1.at }
    while let first = scans.first, first.at <= now, input.scans.append(first.scan) { scans.removeFirst() }
  }

  private func takeAnswers() {
    answers.sort { $0.at < $1.at }
    while let first = answers.first, first.at <= now, input.messages.append(first.message) {
      answers.removeFirst()
    }
  }

  private func take(_ trace: CoreTrace) {
    if keepsTraces { traces.append(trace) }
    switch trace.event {
    case .inducted(let point):
      if let i = placedNow(at: point.int) {
        parcels[i].serial = trace.serial
        bySerial[trace.serial] = i
      } else {
        appeared[trace.serial] = .inducted
      }
    case .appeared(let origin, _): appeared[trace.serial] = origin
    case .codeAssociated(let scan): answer(trace.serial, scan.code)
    case .ended(let reason, let lane):
      if let i = bySerial[trace.serial] { parcels[i].ends.append((reason, lane?.int)) }
    default: break
    }
  }

  /// The parcel that lies at a station's eye without a number yet.
  private func placedNow(at station: Int) -> Int? {
    parcels.indices.first { i in
      guard parcels[i].station == station, parcels[i].serial == nil, let index = parcels[i].plantIndex,
        let edge = plant.leadingEdge(of: index)
      else { return false }
      let past = edge - plan.plant.inductions[station]
      return past >= .zero && past < .millimetres(150)
    }
  }

  /// The manifest's answer for a code: looked up in the truth, told as facts.
  private func answer(_ serial: ParcelSerial, _ code: Barcode) {
    guard !manifestIsSilent else { return }
    answers.append((now + lookup, .facts(facts(for: code, serial: serial))))
  }

  /// The facts of a code; a code that no parcel's group is known for is not in the manifest.
  public func facts(for code: Barcode, serial: ParcelSerial) -> ParcelFacts {
    let truth = parcels.first { $0.code == code && $0.group != nil }
    return ParcelFacts(
      serial: serial, code: code, isFound: truth != nil,
      country: truth?.group.map(VirtualLinePlan.country(ofGroup:)), postcode: Postcode(),
      service: .standard, priority: truth?.priority ?? .normal, customs: truth?.customs ?? .unknown,
      declaredLength: truth?.declaredLength ?? .zero)
  }
}
