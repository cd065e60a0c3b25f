import HubCore
import HubSim
import HubUnits

/// A short line for one story: six release lanes, 26 m of belt, and the people who feed it.
///
/// Lanes 0 and 1 are group 0, lane n is group n - 1; lane 2 is at 13.4 m, each next one 1.7 m on. Tracking eyes are at
/// 8.5 m and 22 m, the fixed scanner at 6 m.
struct Story {
  let line: VirtualLine
  var crew: Crew

  /// - Parameters:
  ///   - onEncoderFault: the line has the drive's input and does this.
  ///   - change: what is different on this line.
  ///   - first: what happens before the first turn.
  init(
    seed: UInt64 = 1, onEncoderFault: EncoderFaultPolicy? = nil,
    _ change: (inout VirtualLinePlan) -> Void = { _ in }, first: (VirtualLine) -> Void = { _ in }
  ) {
    var plan = VirtualLinePlan(releaseLanes: 6, onEncoderFault: onEncoderFault)
    change(&plan)
    line = VirtualLine(plan, seed: seed)
    line.skipsIdleTurns = true
    crew = Crew(seed: seed)
    first(line)
    // What may have been on the belt at the start has left it then.
    line.run(for: .milliseconds(11_500))
  }

  /// Scans and places a parcel and lets it pass station 0; it has its number then and its leading edge is at 1.1 m.
  mutating func put(
    group: Int?, length: Int64 = 300, customs: CustomsState = .cleared, readable: Bool = true,
    _ change: (inout VirtualParcel) -> Void = { _ in }
  ) -> Int {
    var parcel = crew.parcel(
      group: group, customs: customs, readable: readable, length: .millimetres(length))
    change(&parcel)
    let index = line.scanThenPlace(parcel, at: line.now)
    line.run(for: .milliseconds(800))
    return index
  }

  /// Two parcels one behind the other with a gap; the first one's leading edge is at 1.1 m or a little more then.
  mutating func putPair(_ groups: (Int, Int), gap: Int64, length: Int64 = 300) -> (Int, Int) {
    let first = crew.parcel(group: groups.0, length: .millimetres(length))
    let second = crew.parcel(group: groups.1, length: .millimetres(length))
    let apart = Nanoseconds.microseconds((length + gap) * 1_000 / 5 * 2)
    let a = line.scanThenPlace(first, at: line.now, placedAfter: .milliseconds(400))
    // Scanned when the first one has left the station's eye behind.
    let b = line.scanThenPlace(
      second, at: line.now + .milliseconds(480), placedAfter: apart - .milliseconds(80))
    line.run(for: .milliseconds(720) + apart)
    return (a, b)
  }

  /// The number of a parcel in the plant.
  func body(_ parcel: Int) -> Int { line.parcels[parcel].plantIndex! }

  /// Runs until a parcel's leading edge is at a place, by the plant's truth, or 30 s are over.
  func run(untilParcel parcel: Int, isAt place: Distance) {
    let end = line.now + .seconds(30)
    while line.now < end, let edge = line.plant.leadingEdge(of: body(parcel)), edge < place { line.step() }
  }

  /// The fixed scanner at 6 m reads a label on a parcel that has not come to it yet; its word comes after a time.
  func readUnderTheScanner(
    _ code: Barcode, on parcel: Int, arrivingAfter: Nanoseconds = .milliseconds(4), rank: UInt8 = 0,
    contradictsItself: Bool = false, checkDigit: CheckDigitVerdict = .verified
  ) {
    run(untilParcel: parcel, isAt: .metres(6) + line.parcels[parcel].length / 2)
    // From the laser line to the first byte: the scanner's own delay.
    line.scan(
      code, by: ScannerIndex(2), at: line.now + line.plan.core.fixedScanners[0].delay,
      taking: arrivingAfter, checkDigit: checkDigit, rank: rank, contradictsItself: contradictsItself)
    line.run(for: line.plan.core.fixedScanners[0].delay + arrivingAfter + .milliseconds(5))
  }

  /// Runs until every parcel has its one end; what has none after a minute fails the story's expectations.
  func finish() { _ = line.runUntilEmpty(atMost: .seconds(60)) }

  func reason(_ parcel: Int) -> EndReason? { line.end(of: parcel)?.reason }

  func lane(_ parcel: Int) -> Int? { line.trueLane(of: parcel) }

  /// Whether a parcel is told as sorted and lies in that lane.
  func isSorted(_ parcel: Int, into lane: Int) -> Bool {
    reason(parcel) == .sorted && self.lane(parcel) == lane && line.end(of: parcel)?.lane == lane
  }

  /// Whether a parcel lies in the exception lane, for that reason.
  func isExcepted(_ parcel: Int, _ reason: EndReason) -> Bool {
    self.reason(parcel) == reason && lane(parcel) == line.exceptionLane
  }

  /// What was told of a parcel.
  func told(_ parcel: Int) -> [CoreTrace] {
    guard let serial = line.parcels[parcel].serial else { return [] }
    return line.traces.filter { $0.serial == serial }
  }

  /// How often something was told.
  func count(_ isIt: (CoreEvent) -> Bool) -> Int { line.traces.count { isIt($0.event) } }

  /// The states a lane went through, each with whose word it was.
  func states(of lane: Int) -> [(LaneState, LaneAuthority, MonotonicInstant)] {
    line.traces.compactMap { trace in
      if case .laneChanged(LaneIndex(lane), let state, let by) = trace.event { return (state, by, trace.at) }
      return nil
    }
  }

  /// Nobody lies in a release lane that is not of its group.
  var nobodyIsMisled: Bool {
    line.parcels.indices.allSatisfy { i in
      guard let lane = lane(i), line.plan.core.lanes[lane].kind == .release else { return true }
      guard let group = line.parcels[i].group else { return false }
      let lanes = line.plan.core.groups[group].lanes
      return lanes.indices.contains { lanes[$0].int == lane }
    }
  }
}
