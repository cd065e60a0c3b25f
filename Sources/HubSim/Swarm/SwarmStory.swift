import HubCore
import HubUnits

/// The time-line of a failure: what the belt saw beside what the core said, for one parcel and its neighbours.
public struct SwarmStory: Sendable {
  private let scenario: SwarmScenario
  private let happenings: [SwarmHappening]
  private let truths: [SwarmTruth]
  private let fires: [SwarmEvidence.Fire]
  private let start: MonotonicInstant

  /// Runs the scenario once more and remembers everything.
  public init(of scenario: SwarmScenario, isCanary: Bool = false) {
    var line = SwarmLine(scenario, keepsStory: true, isCanary: isCanary)
    let evidence = line.run()
    self.scenario = scenario
    happenings = line.story.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(
        \.element)
    truths = evidence.truths
    fires = evidence.fires
    start = line.start
  }

  /// Every trace of a run in words, to see where two runs part.
  public static func traces(of scenario: SwarmScenario, turning: SwarmLine.Turning) -> [String] {
    var line = SwarmLine(scenario, turning: turning, keepsStory: true)
    _ = line.run()
    return line.story.compactMap { happening in
      if case .traced(let trace) = happening.what { "\(trace)" } else { nil }
    }
  }

  /// The time-line around a parcel, by number.
  ///
  /// - Parameter neighbours: how many parcels before and behind it are told of as well.
  public func lines(about number: Int, neighbours: Int = 3) -> [String] {
    guard let index = truths.firstIndex(where: { $0.number == number }) else { return [] }
    let shown = shownParcels(index, neighbours)
    guard let first = happenings.firstIndex(where: { $0.parcel == index }) else { return [] }
    let from = happenings[first].at - .seconds(6)
    let last = happenings.last { $0.parcel == index }?.at ?? from
    var lines = [header(index)]
    for happening in happenings where happening.at >= from && happening.at <= last + .seconds(1) {
      if let parcel = happening.parcel, !shown.contains(parcel) { continue }
      guard let words = words(happening) else { continue }
      lines.append(time(happening.at) + side(happening) + who(happening.parcel) + words)
    }
    return lines
  }

  private func header(_ index: Int) -> String {
    let truth = truths[index]
    let lanes = truth.destined.lanes.map(String.init).joined(separator: " or ")
    return "parcel \(truth.number): destined for lane \(lanes), customs \(truth.customs), "
      + (truth.isSortable ? "sortable" : "not sortable")
      + ", causes: \(truth.causes.kinds.map(\.word).joined(separator: " ")); lies in "
      + (truth.lane.map { "lane \($0)" } ?? "no lane")
  }

  /// Those placed just before and behind it.
  private func shownParcels(_ index: Int, _ neighbours: Int) -> Set<Int> {
    let placed = happenings.compactMap { happening -> Int? in
      if case .placed = happening.what { happening.parcel } else { nil }
    }
    guard let rank = placed.firstIndex(of: index) else { return [index] }
    var shown = Set(placed[max(0, rank - neighbours)...min(placed.count - 1, rank + neighbours)])
    // And the one that the stroke was for by which it was moved.
    for fire in fires where fire.lane == truths[index].lane && fire.at == truths[index].coilOnAt {
      shown.insert(fire.parcel)
    }
    return shown
  }

  private func time(_ at: MonotonicInstant) -> String {
    let milliseconds = (at - start).wholeMilliseconds
    let text = "\(milliseconds / 1_000).\(String(milliseconds % 1_000 + 1_000).dropFirst()) s "
    return String(repeating: " ", count: max(0, 11 - text.count)) + text
  }

  private func side(_ happening: SwarmHappening) -> String {
    if case .traced = happening.what { "core  " } else { "plant " }
  }

  private func who(_ parcel: Int?) -> String {
    parcel.map { "parcel \(truths[$0].number): " } ?? ""
  }

  private func words(_ happening: SwarmHappening) -> String? {
    switch happening.what {
    case .scanned(let station, let number): "at station \(station) label \(number) is scanned"
    case .placed(let station): "put on the belt at station \(station)"
    case .passed(let induction): "its leading edge is at the eye of station \(induction)"
    case .readFixed: "its label is under the fixed scanner"
    case .diverted(let lane): "pushed into lane \(lane)"
    case .fell: "fell off the belt"
    case .arrived(let lane): "lies in lane \(lane)"
    case .coil(let lane, let energised): "coil of lane \(lane) \(energised ? "on" : "off")"
    case .customs(let state): "customs says \(state)"
    case .laneFilled(let lane): "lane \(lane) is full"
    case .laneEmptied(let lane): "lane \(lane) was emptied"
    case .began(let fault): "f\(fault.number) begins: \(fault.words)"
    case .ended(let fault): "f\(fault.number) is over: \(fault.kind.word)"
    case .down: "the daemon is gone"
    case .up: "the daemon starts anew"
    case .repaired: "the line is repaired"
    case .traced(let trace): Self.words(trace)
    }
  }

  private static func words(_ trace: CoreTrace) -> String {
    (trace.serial == .none ? "" : "serial \(trace.serial.number) ") + words(trace.event)
  }

  /// The event in words; what carries a code or an outcome says the part that matters.
  private static func words(_ event: CoreEvent) -> String {
    switch event {
    case .codeAssociated(let scan): "got the code \(scan.code.text) of scanner \(scan.scanner.int)"
    case .codeConflicted(let scan): "read with another code, \(scan.code.text)"
    case .scanUnplaced(let scan, let outcome): "scan of \(scan.code.text) given to nobody: \(outcome)"
    case .factsArrived(let facts):
      "facts: customs \(facts.customs), \(facts.isFound ? "country \(facts.country.map { "\($0)" } ?? "none")" : "not found")"
    case .divertOrdered(let order, let lane, _): "order \(order.value) for lane \(lane.int)"
    case .divertFired(let outcome, let lane, let error):
      "order \(outcome.number.value) for lane \(lane.int): \(outcome.result), \(error.wholeMillimetres) mm off"
    case .divertReleased(let outcome, let lane): "coil of lane \(lane.int) let go: \(outcome.result)"
    case .divertNotSent(let outcome, let lane):
      "order \(outcome.number.value) for lane \(lane.int) not sent: \(outcome.result)"
    case .divertConfirmed(let lane, let error):
      "seen in lane \(lane.int), \(error.wholeMillimetres) mm off"
    case .eyeMatched(let eye, let error): "seen at eye \(eye.int), \(error.wholeMillimetres) mm off"
    case .lengthMeasured(let eye, let length): "measured \(length.wholeMillimetres) mm at eye \(eye.int)"
    case .laneChosen(let lane, _): "lane \(lane.int) chosen"
    case .laneCommitted(let lane): "lane \(lane.int) is final"
    case .lanePassedOver(let lane, let reason): "lane \(lane.int) passed over: \(reason)"
    case .inducted(let point): "inducted at station \(point.int)"
    case .appeared(let origin, let eye): "appeared at eye \(eye.int) (\(origin))"
    case .eyeMissed(let eye): "not seen at eye \(eye.int)"
    case .strayAtLane(let lane): "somebody came into lane \(lane.int) who was not sent there"
    case .divertUnconfirmed(let lane): "not seen in lane \(lane.int)"
    case .excepted(let reason): "runs to the exception lane: \(reason)"
    case .ended(let reason, let lane): "ended \(reason)" + (lane.map { " in lane \($0.int)" } ?? "")
    case .laneChanged(let lane, let state, let by): "lane \(lane.int) is \(state), says \(by)"
    default: "\(event)"
    }
  }
}
