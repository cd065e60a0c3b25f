import HubCore
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("A core that stands still has its outputs taken away in time, however seldom its link polls")
struct FrozenCoreTests {
  @Test(
    "within the time the PLC would wait and one look, at whatever point of the looks it stops",
    arguments: [Nanoseconds.milliseconds(5), .seconds(1), .seconds(3_600)], 0..<8)
  func seldomPolled(poll: Nanoseconds, phase: Int64) throws {
    var settings = LinkBench.settings
    settings.poll = poll
    // No multiple of a look: who only looked, and did not wake for it, would be later by up to one.
    settings.releasedAfter = .milliseconds(125)
    var bench = LinkBench(settings)
    bench.bringUp()
    // Nothing else would let it go: its release is far, like the poll.
    _ = bench.order(.fire, rank: 0, at: bench.now, releaseAfter: .seconds(3_600))
    bench.run(for: .milliseconds(5) + .microseconds(phase * 1_300))
    try #require(bench.device.isOn(4))
    bench.isCoreAlive = false
    let frozenAt = bench.now
    bench.run(for: .seconds(2))
    let safe = try #require(bench.device.writes(toCoil: 4).last)
    #expect(!safe.isOn)
    #expect(bench.device.isOn(5), "its safe state is on")
    // The bench's core moves when its link looks, so that what is left of a look is not in it: two writes are.
    #expect(safe.at - frozenAt <= settings.releasedAfter + .milliseconds(2))
    #expect(bench.status.latest.hold == .coreFrozen)
  }
}
