import HubCore
import HubModbus
import HubUnits

extension LinkWorker where Bus: ~Copyable {
  /// While there is no connection: drops what is ordered, and tries to connect when it is time.
  mutating func connectIfDue(_ now: MonotonicInstant) -> MonotonicInstant {
    dropEverything()
    guard now >= nextTry else { return min(nextTry, now + Self.look) }
    status.state = .connecting
    publish(now)
    do throws(ModbusError) {
      try bus.connect()
    } catch {
      lose(error)
      return clock.now()
    }
    guard writeSafeState(), readWatchdog() else { return clock.now() }
    // What was ordered while the connection was being built belongs to the time before it.
    dropEverything()
    status.connects += 1
    status.state = .up
    isHeld = true
    isFirstImage = true
    heartbeatWritten = nil
    pollStep = 0
    nextPoll = .distantPast
    publish(clock.now())
    return clock.now()
  }

  /// Goes into and out of hold.
  ///
  /// - Returns: whether the turn may go on; false when the link was lost on the way.
  mutating func keepHold(_ now: MonotonicInstant) -> Bool {
    let isWanted = hold(now) != .none
    if isWanted {
      dropPending()
      guard isHeld || writeSafeState() else { return false }
    }
    if isHeld != isWanted {
      isHeld = isWanted
      publish(now)
    }
    return true
  }

  /// An exchange failed; the bus says whether the connection can be used on.
  mutating func failed(_ error: ModbusError) {
    guard bus.isConnected else { return lose(error) }
    note(error)
  }

  /// Gives the connection up: drops what was ordered and says when the next try begins.
  mutating func lose(_ error: ModbusError) {
    note(error)
    bus.disconnect()
    dropPending()
    loseMailbox()
    dropJog(.linkLost)
    forgetTold()
    nextTry = clock.now() + backOff.nextWait()
    status.state = .backingOff(until: nextTry)
    publish(clock.now())
  }

  private mutating func note(_ error: ModbusError) {
    status.errors.count(error)
    status.lastError = error
    status.lastErrorAt = clock.now()
  }
}
