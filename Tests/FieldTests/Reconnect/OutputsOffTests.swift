import Foundation
import Glibc
import HubRealtime
import HubUnits
import Testing

/// The real daemon drives a diverter of a device that keeps a record; then its end comes.
///
/// The quickest run of each is held to the bound itself, every run to the bound and the slack, as in the matrix.
///
/// HUBD_RECONNECT_RUNS: how often each end comes; what was measured is printed, one line each.
@Suite("No output stays on longer than the PLC's watchdog allows", .serialized)
struct OutputsOffTests {
  private static let releasedAfter = Nanoseconds.milliseconds(Int64(ProofLine.releasedAfterMilliseconds))
  /// What a shared machine may add: a thread of the device that is not run for so long. Not the product's.
  private static let slack = Nanoseconds.milliseconds(500)
  private static let runs =
    ProcessInfo.processInfo.environment["HUBD_RECONNECT_RUNS"].flatMap { Int($0) } ?? 1
  /// How many runs more are made to find a quick one, as in the matrix.
  private static let moreRuns = 4
  private static let skipped: Comment = "hubd was not built beside the tests"

  @Test(
    "a device with a watchdog has let go in its time, whatever becomes of the daemon",
    .enabled(if: DaemonProgram.path != nil, skipped),
    arguments: DaemonEnd.allCases.filter { !$0.needsNetwork })
  func watched(end: DaemonEnd) throws {
    try play(end, watchdog: Self.releasedAfter, bound: Self.releasedAfter + RecordingDevice.period)
  }

  @Test(
    "also when its cable is pulled",
    .enabled(if: DaemonProgram.path != nil, skipped),
    .enabled(if: FarNetwork.isPossible, FarNetwork.skipped))
  func cable() throws {
    try play(.cablePulled, watchdog: Self.releasedAfter, bound: Self.releasedAfter + RecordingDevice.period)
  }

  @Test(
    "a device that holds its outputs is let go by the link itself when the core stands still",
    .enabled(if: DaemonProgram.path != nil, skipped))
  func unwatched() throws {
    // The link sees the core's last turn at its next poll at the latest, waits from there, then writes; an exchange
    // may take the link's timeout.
    let (poll, write) = (Nanoseconds.milliseconds(5), Nanoseconds.milliseconds(100))
    try play(.frozenCore, watchdog: nil, bound: Self.releasedAfter + poll + write)
  }

  private func play(_ end: DaemonEnd, watchdog: Nanoseconds?, bound: Nanoseconds) throws {
    var all: [Nanoseconds] = []
    while all.count < Self.runs
      || all.allSatisfy({ $0 > bound }) && all.count < Self.runs + Self.moreRuns
    {
      let took = try once(end, watchdog: watchdog, waiting: .milliseconds(Int64(all.count % 6) * 17))
      #expect(took <= bound + Self.slack)
      all.append(took)
    }
    let sorted = all.sorted()
    #expect(sorted[0] <= bound)
    let held = watchdog == nil ? ", device without watchdog" : ""
    print(
      "OUTPUTS | \(end.rawValue)\(held) | off after \(sorted[sorted.count / 2].wholeMilliseconds) "
        + "(\(sorted[sorted.count - 1].wholeMilliseconds)) ms | bound \(bound.wholeMilliseconds) ms | "
        + "\(sorted.filter { $0 > bound }.count) of \(sorted.count) later |")
  }

  /// How long after the end the last output went off.
  private func once(_ end: DaemonEnd, watchdog: Nanoseconds?, waiting: Nanoseconds) throws -> Nanoseconds {
    let scene = try DrivenScene(end, watchdog: watchdog)
    defer { scene.device.stop() }
    try scene.energise(waiting: waiting)
    let endedAt = try scene.bring(end)
    let device = scene.device
    try awaiting("every output off") { device.memory.allOffSince != nil }
    let off = device.memory.allOffSince!
    // As long again, and longer: nothing may come on any more.
    try awaiting("the time after") { MonotonicClock.now() > off + Self.releasedAfter * 3 }
    let memory = device.memory
    #expect(memory.allOffSince == off, "an output was switched on after the end")
    #expect(memory.writes.filter { $0.isOn && $0.at > endedAt && $0.isObeyed }.isEmpty)
    try scene.close()
    return off - endedAt
  }

  @Test(
    "specimen: a device that holds its outputs keeps its diverter on when the daemon is killed",
    .enabled(if: DaemonProgram.path != nil, skipped))
  func specimen() throws {
    let scene = try DrivenScene(.killed, watchdog: nil)
    defer { scene.device.stop() }
    try scene.energise(waiting: .zero)
    let endedAt = try scene.bring(.killed)
    try awaiting("ten times the watchdog's time") { MonotonicClock.now() > endedAt + Self.releasedAfter * 10 }
    #expect(scene.device.memory.allOffSince == nil)
    try scene.close()
  }
}
