import HubCore
import HubUnits

/// What a run told, in one number; quick enough for every trace of millions of parcels.
///
/// It takes in when, where, who and what, with the numbers that matter of the commonest events. `TraceDigest` of
/// `HubRecord` takes in every word; this one is for comparing two runs of one seed.
///
/// **Source**: FNV-1a over 64-bit words.
public struct SwarmDigest: Sendable, Hashable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
  public private(set) var count = 0

  public init() {}

  mutating func add(_ trace: CoreTrace) {
    count += 1
    mix(trace.at.nanoseconds)
    mix(trace.belt.micrometres)
    mix(trace.serial.number)
    switch trace.event {
    case .inducted(let point): mix(1, Int64(point.int))
    case .appeared(let origin, let eye): mix(2, Int64(origin.rawValue), Int64(eye.int))
    case .codeAssociated(let scan): mix(3, Int64(scan.scanner.int), scan.began.nanoseconds)
    case .lengthMeasured(let eye, let length): mix(4, Int64(eye.int), length.micrometres)
    case .eyeMatched(let eye, let error): mix(5, Int64(eye.int), error.micrometres)
    case .factsArrived(let facts): mix(6, Int64(facts.customs.rawValue))
    case .laneChosen(let lane, let rule): mix(7, Int64(lane.int), Int64(rule))
    case .laneCommitted(let lane): mix(8, Int64(lane.int))
    case .divertOrdered(let order, let lane, let at):
      mix(9, Int64(order.value), Int64(lane.int), at.nanoseconds)
    case .divertFired(let outcome, let lane, _): mix(10, Int64(outcome.number.value), Int64(lane.int))
    case .divertReleased(let outcome, let lane): mix(11, Int64(outcome.number.value), Int64(lane.int))
    case .divertConfirmed(let lane, let error): mix(12, Int64(lane.int), error.micrometres)
    case .ended(let reason, let lane): mix(13, Int64(reason.rawValue), Int64(lane?.int ?? -1))
    case .excepted(let reason): mix(14, Int64(reason.rawValue))
    case .codeRepeated(let scanner): mix(15, Int64(scanner.int))
    case .lanePassedOver(let lane, let reason): mix(16, Int64(lane.int), Int64(reason.rawValue))
    case .eyeMissed(let eye): mix(17, Int64(eye.int))
    case .lost(let eye): mix(18, Int64(eye.int))
    case .found(let eye): mix(19, Int64(eye.int))
    case .eyeChanged(let eye, let condition): mix(20, Int64(eye.int), Int64(condition.rawValue))
    case .laneChanged(let lane, let state, let by):
      mix(21, Int64(lane.int), Int64(state.rawValue), Int64(by.rawValue))
    case .lengthDisagreed(let eye, let was, let now):
      mix(22, Int64(eye.int), was.micrometres, now.micrometres)
    case .beltChanged(let condition): mix(23, Int64(condition.rawValue))
    case .trackingChanged(let mode): mix(24, Int64(mode.rawValue))
    case .scanUnplaced(let scan, let outcome): mix(25, scan.began.nanoseconds, Int64(outcome.rawValue))
    case .divertUnconfirmed(let lane): mix(26, Int64(lane.int))
    case .diverterJudged(let lane, let finding): mix(27, Int64(lane.int), Int64(finding.rawValue))
    case .strayAtLane(let lane): mix(28, Int64(lane.int))
    case .linkChanged(let link, let condition): mix(29, Int64(link.int), Int64(condition.rawValue))
    case .commandApplied(let command): mix(30, Int64(bitPattern: command.value))
    case .divertNotSent(let outcome, let lane):
      mix(31, Int64(outcome.number.value), Int64(lane.int), Int64(outcome.result.rawValue))
    default: for byte in String(describing: trace.event).utf8 { mix(Int64(byte)) }
    }
  }

  // Not variadic: that is an array a trace.
  private mutating func mix(_ a: Int64, _ b: Int64) {
    mix(a)
    mix(b)
  }

  private mutating func mix(_ a: Int64, _ b: Int64, _ c: Int64) {
    mix(a, b)
    mix(c)
  }

  private mutating func mix(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64) {
    mix(a, b)
    mix(c, d)
  }

  private mutating func mix(_ word: Int64) {
    value = (value ^ UInt64(bitPattern: word)) &* 0x0000_0100_0000_01b3
  }
}
