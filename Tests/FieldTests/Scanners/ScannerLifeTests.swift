import HubUSB
import HubUnits
import Testing

@testable import HubDevices

/// The states of a scanner as a machine, without USB.
@Suite struct ScannerLifeTests {
  private let start = MonotonicInstant(nanoseconds: 0)

  /// Lets time pass until something is to be done.
  private func nextAction(_ life: inout ScannerLife, _ now: inout MonotonicInstant) -> ScannerLife.Action {
    guard let due = life.due else { return .none }
    now = max(now, due)
    return life.action(at: now)
  }

  @Test("a failing stream is retried, cleared, reset and reopened, in this order, and reopening never ends")
  func ladder() {
    var life = ScannerLife()
    var now = start
    life.plugged(at: now)
    #expect(nextAction(&life, &now) == .open)
    life.opened(at: now)
    #expect(life.state == .ready)

    let steps: [(RecoveryStep, ScannerLife.Action)] = [
      (.retry, .resume), (.clearHalt, .clearHalt), (.reset, .reset), (.reopen, .open), (.reopen, .open),
    ]
    for (step, action) in steps {
      life.broke(.failed, at: now)
      #expect(life.state == .failing)
      #expect(life.step == step)
      #expect(life.action(at: now) == .none, "a pause comes first")
      #expect(nextAction(&life, &now) == action)
      if action == .open { life.opened(at: now) } else { life.stepDone(at: now) }
    }
    #expect(life.attempts == 5)
  }

  @Test("a report, or a second without a fault, makes a failing scanner ready and the ladder start anew")
  func recovery() {
    for byReport in [true, false] {
      var life = ScannerLife()
      var now = start
      life.plugged(at: now)
      _ = nextAction(&life, &now)
      life.opened(at: now)
      life.broke(.stalled, at: now)
      #expect(nextAction(&life, &now) == .resume)
      life.stepDone(at: now)
      #expect(life.state == .failing)
      if byReport {
        life.reportArrived()
      } else {
        #expect(nextAction(&life, &now) == .none)
      }
      #expect(life.state == .ready)
      #expect(life.step == .none)
      #expect(life.due == nil)
      life.broke(.stalled, at: now)
      #expect(life.step == .retry)
    }
  }

  @Test(
    "a scanner that breaks as soon as it is opened is reopened ever more slowly, at most every two seconds")
  func backOff() {
    var life = ScannerLife()
    var now = start
    life.plugged(at: now)
    var pauses: [Nanoseconds] = []
    for _ in 0..<12 {
      let before = now
      let action = nextAction(&life, &now)
      pauses.append(now - before)
      if action == .open { life.opened(at: now) } else { life.stepDone(at: now) }
      life.broke(.overflow, at: now)
    }
    #expect(pauses.last == ScannerLife.longestPause)
    for (earlier, later) in zip(pauses.dropFirst(4), pauses.dropFirst(5)) { #expect(earlier <= later) }
  }

  @Test(
    "refusals have their own states and are tried again for ever",
    arguments: [
      (USBError.Kind.accessDenied, ScannerState.waitingForPermission), (.busy, .heldElsewhere),
      (.inputOutput, .failing), (.notFound, .failing),
    ])
  func refusals(kind: USBError.Kind, state: ScannerState) {
    var life = ScannerLife()
    var now = start
    life.plugged(at: now)
    for attempt in 1...20 {
      #expect(nextAction(&life, &now) == .open)
      #expect(life.attempts == UInt32(attempt))
      life.refused(kind, at: now)
      #expect(life.state == state)
      #expect(life.due.map { $0 - now <= ScannerLife.longestPause } == true)
    }
  }

  @Test("unplugged leads to absent from every state, and a new plug to opening")
  func unplugged() {
    let ways: [(inout ScannerLife, MonotonicInstant) -> Void] = [
      { _, _ in }, { $0.refused(.accessDenied, at: $1) }, { $0.refused(.busy, at: $1) },
      { life, _ in life.isInWrongMode() }, { $0.opened(at: $1) },
      {
        $0.opened(at: $1)
        $0.broke(.failed, at: $1)
      },
    ]
    for way in ways {
      var life = ScannerLife()
      life.plugged(at: start)
      way(&life, start)
      life.unplugged()
      #expect(life.state == .absent)
      #expect(life.due == nil)
      life.plugged(at: start)
      #expect(life.state == .opening)
      #expect(life.action(at: start) == .open)
    }
  }

  @Test("a device that is gone is absent at once, whatever was being tried")
  func gone() {
    var life = ScannerLife()
    life.plugged(at: start)
    _ = life.action(at: start)
    life.opened(at: start)
    life.broke(.failed, at: start)
    life.stepFailed(.deviceGone, at: start)
    #expect(life.state == .absent)
  }

  @Test("the wrong mode waits for a new plug and tries nothing meanwhile")
  func wrongMode() {
    var life = ScannerLife()
    life.plugged(at: start)
    _ = life.action(at: start)
    life.isInWrongMode()
    #expect(life.due == nil)
    #expect(life.action(at: .distantFuture) == .none)
  }
}
