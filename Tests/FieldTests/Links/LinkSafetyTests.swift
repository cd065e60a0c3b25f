import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("A link thread drives nothing that is not surely wanted now")
struct LinkSafetyTests {
  /// The requests that take the bench's three coils to their safe states.
  private func isSafeState(_ exchange: ScriptedDevice.Exchange) -> Bool {
    exchange.operation == .writeCoils
  }

  @Test("the first thing on a new connection is every output's safe state")
  func safeFirst() {
    var bench = LinkBench()
    bench.bringUp()
    let log = bench.device.log
    #expect(log.map(\.operation).prefix(3) == [.connect, .writeCoils, .writeCoils])
    #expect(log[1].address == 4)
    #expect(log[1].values == [0, 1])
    #expect(log[2].address == 9)
    #expect(log[2].values == [0])
  }

  @Test("after a break nothing that was ordered before is sent, and the first image says so")
  func nothingStaleAfterReconnect() {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now + .milliseconds(20), deadline: .seconds(10))
    bench.device.change { $0.isReachable = false }
    bench.run(for: .milliseconds(200))
    // Ordered while the link is down, with a deadline that would still allow it afterwards.
    _ = bench.order(.fire, rank: 2, at: bench.now, deadline: .seconds(60))
    bench.run(for: .milliseconds(50))
    _ = bench.takeImages()
    let mendedAt = bench.now
    bench.device.change { $0.isReachable = true }
    bench.run(for: .seconds(5))

    let after = bench.device.log.filter { $0.at >= mendedAt }
    let up = after.firstIndex { $0.operation == .connect }!
    #expect(after[(up + 1)...].prefix(2).allSatisfy(isSafeState))
    #expect(after.filter { $0.operation == .writeCoil }.isEmpty)
    #expect(bench.takeOutcomes().map(\.result) == [.dropped, .dropped])
    let images = bench.takeImages()
    #expect(images.first?.isFirstAfterReconnect == true)
    #expect(images.dropFirst().allSatisfy { !$0.isFirstAfterReconnect })
  }

  @Test("a core that stands still has its outputs taken away, and given back when it moves")
  func frozenCore() {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(5))
    #expect(bench.device.isOn(4))
    _ = bench.order(.fire, rank: 2, at: bench.now + .milliseconds(500))
    bench.isCoreAlive = false
    let frozenAt = bench.now
    bench.run(for: .milliseconds(130))
    #expect(!bench.device.isOn(4))
    #expect(bench.device.isOn(5), "its safe state is on")
    #expect(bench.status.latest.hold == .coreFrozen)
    let safeAt = bench.device.writes(toCoil: 4).last!.at
    #expect(safeAt - frozenAt <= .milliseconds(130))
    #expect(bench.takeOutcomes().map(\.result) == [.written, .dropped])

    bench.isCoreAlive = true
    bench.run(for: .milliseconds(5))
    _ = bench.order(.fire, rank: 2, at: bench.now)
    bench.run(for: .milliseconds(5))
    #expect(bench.device.isOn(9))
  }

  @Test("a held link goes safe once, drops what is ordered and keeps reading")
  func heldLink() {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(5))
    bench.heldLinks = 1
    bench.run(for: .milliseconds(5))
    #expect(!bench.device.isOn(4))
    _ = bench.order(.fire, rank: 2, at: bench.now)
    _ = bench.takeImages()
    let safeStates = bench.device.log.filter(isSafeState).count
    bench.run(for: .milliseconds(100))
    #expect(!bench.device.isOn(9))
    #expect(bench.device.log.filter(isSafeState).count == safeStates)
    #expect(bench.takeImages().count >= 18)
    #expect(bench.takeOutcomes().map(\.result) == [.written, .dropped])
  }

  @Test("another link's hold is not this one's")
  func otherLinkHeld() {
    var bench = LinkBench()
    bench.heldLinks = 0b10
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(5))
    #expect(bench.device.isOn(4))
  }

  @Test("a stop takes every output to its safe state and drops what was ordered")
  func stop() {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(5))
    _ = bench.order(.fire, rank: 2, at: bench.now + .milliseconds(10))
    bench.stop()
    #expect(!bench.device.isOn(4))
    #expect(bench.device.log.suffix(2).allSatisfy(isSafeState))
    #expect(bench.takeOutcomes().map(\.result) == [.written, .dropped])
    #expect(bench.status.latest.state == .stopped)
  }

  @Test("a link whose safe states are refused never comes up")
  func refusedSafeState() {
    var bench = LinkBench()
    bench.device.change {
      $0.failures = Array(repeating: (.writeCoils, .exception(.illegalDataAddress)), count: 3)
    }
    bench.run(for: .milliseconds(40))
    #expect(bench.status.latest.connects == 0)
    #expect(bench.takeImages().isEmpty)
    #expect(bench.status.latest.lastError?.kind == .exception(.illegalDataAddress))
    bench.run(for: .seconds(2))
    #expect(bench.status.latest.state == .up)
  }

  @Test("tries at a dead device come further and further apart, never more than 2 s, and never stop")
  func backOff() {
    var bench = LinkBench()
    bench.device.change { $0.isReachable = false }
    bench.run(for: .seconds(60))
    let tries = bench.device.log.map(\.at)
    #expect(tries.count >= 60 / 3)
    let waits = zip(tries, tries.dropFirst()).map { $1 - $0 }
    // A try takes the device's 100 ms of silence, then comes the wait.
    #expect(waits.allSatisfy { $0 <= .milliseconds(2_101) })
    #expect(waits[0] <= .milliseconds(151))
    #expect(Set(waits.suffix(10).map(\.count)).count > 5, "waits are not in step with anything")
    bench.device.change { $0.isReachable = true }
    bench.run(for: .milliseconds(2_101))
    #expect(bench.status.latest.state == .up)
  }
}
