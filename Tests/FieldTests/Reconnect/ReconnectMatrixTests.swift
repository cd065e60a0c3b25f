import Foundation
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

/// Each row breaks the way between a real link and a device that keeps a record, and holds the link to what it says
/// of itself: `Breakage` has the bounds, made of the link's settings.
///
/// A shared machine may be slow in one run; what it never makes is a link that is quicker than it is. So the quickest
/// run of each row is held to the bound itself, and every run to the bound and the slack.
///
/// HUBD_RECONNECT_RUNS: how often each row is run; the rows are printed, one line each.
@Suite("The reconnect matrix", .serialized)
struct ReconnectMatrixTests {
  /// What a shared machine may add to any bound: a thread that is not run for so long. Not the product's.
  private static let slack = Nanoseconds.milliseconds(500)
  private static let runs =
    ProcessInfo.processInfo.environment["HUBD_RECONNECT_RUNS"].flatMap { Int($0) } ?? 1
  /// How many runs more are made to find a quick one. **Source**: of 20 runs of each row on two processors at a load of 7
  /// the median was inside every bound, and single ones were up to 17 ms above.
  private static let moreRuns = 4

  @Test(
    "a link notices, its device is safe, and new orders go out, each in its time; nothing old is sent",
    arguments: Breakage.allCases.filter { !$0.needsNetwork })
  func row(breakage: Breakage) throws { try play(breakage) }

  @Test(
    "on a broken network too",
    .enabled(if: FarNetwork.isPossible, FarNetwork.skipped),
    arguments: Breakage.allCases.filter(\.needsNetwork))
  func networkRow(breakage: Breakage) throws { try play(breakage) }

  @Test(
    "an order that the network swallowed is not delivered late, when it is mended before the link gave up",
    .enabled(if: FarNetwork.isPossible, FarNetwork.skipped))
  func shortDrop() throws {
    let bench = try ReconnectBench(.silentDrop)
    try awaiting("the link up") { bench.stand.status.latest.state == .up && bench.stand.now.images > 0 }
    _ = try bench.breakIt()
    // A diverter's usual `late`; sent at once or never.
    let order = bench.stand.fire(4, deadline: .milliseconds(15))
    try awaiting("half of the timeout") { MonotonicClock.now() > order.at + LinkStand.timeout / 2 }
    _ = try bench.mendIt()
    try awaiting("what became of the order") { bench.stand.outcome(of: order.number) != nil }
    // The kernel sends again after 200 ms at the earliest (TCP_RTO_MIN): by then the connection is gone.
    try awaiting("three times as long") { MonotonicClock.now() > order.at + .milliseconds(600) }
    let late = bench.device.memory.writes.filter { $0.coil == 4 && $0.isOn }.map { $0.at - order.at }
    #expect(
      late.isEmpty, "\(late) after it was given, \(String(describing: bench.stand.outcome(of: order.number)))"
    )
    try bench.end()
  }

  private func play(_ breakage: Breakage) throws {
    var all: [ReconnectFigures] = []
    var quickest: ReconnectFigures?
    while all.count < Self.runs
      || quickest?.isInside(breakage) != true && all.count < Self.runs + Self.moreRuns
    {
      let bench = try ReconnectBench(breakage)
      // Longer breaks let the link's waits grow to their longest.
      let outage = LinkStand.releasedAfter * 3 + .milliseconds(Int64(all.count % 8) * 397)
      let figures = try bench.run(outage: outage)
      try bench.end()
      #expect(figures.notice <= breakage.notice + Self.slack)
      #expect(figures.safe <= breakage.safe + Self.slack)
      #expect(figures.sortAgain <= breakage.sortAgain + Self.slack)
      #expect(figures.stale == 0)
      all.append(figures)
      quickest = quickest?.least(figures) ?? figures
    }
    let least = try #require(quickest)
    #expect(least.notice <= breakage.notice)
    #expect(least.safe <= breakage.safe)
    #expect(least.sortAgain <= breakage.sortAgain)
    print(ReconnectFigures.row(breakage, all))
  }
}
