import HubCore
import HubModbus
import HubUnits

// The device's own watchdog, read back.
//
// ```
// connected ─▶ outputs safe ─▶ registers read ─▶ armed      ─▶ drives; read again each second
//                                  ▲         └─▶ not armed  ─▶ holds: inputs are read, nothing is driven
//                                  └────────────── a second ──────┘
// ```
//
// The watchdog is never written from here: who arms it has to know the device (docs/decisions/0023).
extension LinkWorker where Bus: ~Copyable {
  /// From one look to the next: short enough that whoever arms it sees it heal, and that one switched off is not
  /// trusted for long. **Source**: a person at the machine waits a second without doubting.
  static var watchdogPeriod: Nanoseconds { .seconds(1) }

  /// How long a finding is trusted. **Source**: two looks may fail before a link that answers everything else is held, and
  /// the third may be half a period late.
  static var watchdogTrust: Nanoseconds { watchdogPeriod * 3 + watchdogPeriod / 2 }

  /// Trusts no finding that could not be renewed.
  mutating func doubtWatchdog(_ now: MonotonicInstant) {
    guard bus.isConnected, watchdog.doubt(now, after: Self.watchdogTrust) else { return }
    noteFinding()
  }

  /// Reads all of it, before anything is driven on a new connection.
  ///
  /// - Returns: false when the link was lost on the way.
  mutating func readWatchdog() -> Bool {
    watchdog.forget()
    guard watchdog.register != nil else { return true }
    repeat {
      guard readWatchdogRegister() else { return bus.isConnected }
    } while watchdog.isBegun
    return true
  }

  /// Reads one register of it, if it is time.
  ///
  /// - Returns: whether an exchange was made.
  mutating func lookAtWatchdog(_ now: MonotonicInstant) -> Bool {
    guard watchdog.register != nil, watchdog.isBegun || now >= watchdog.next else { return false }
    _ = readWatchdogRegister()
    return true
  }

  /// - Returns: whether the device answered, be it with an exception.
  private mutating func readWatchdogRegister() -> Bool {
    guard let register = watchdog.register else { return false }
    let began = clock.now()
    do throws(ModbusError) {
      let value = try Self.read(register, of: &bus, into: &watchdogRoom)
      noteExchange(from: began)
      conclude(watchdog.took(value, at: clock.now()))
    } catch {
      guard case .exception(let exception) = error.kind else {
        watchdog.restart()
        watchdog.next = clock.now() + Self.watchdogPeriod
        failed(error)
        return false
      }
      conclude(watchdog.refused(exception, at: clock.now()))
    }
    return true
  }

  private mutating func conclude(_ isOver: Bool) {
    guard isOver else { return }
    watchdog.next = clock.now() + Self.watchdogPeriod
    noteFinding()
  }

  private mutating func noteFinding() {
    guard status.watchdog != watchdog.finding else { return }
    status.watchdog = watchdog.finding
    publish(clock.now())
  }

  static func read(_ register: UInt16, of bus: inout Bus, into room: inout [UInt16])
    throws(ModbusError) -> UInt16
  {
    var span = room.mutableSpan
    try bus.readHoldingRegisters(from: register, count: 1, into: &span)
    return span[0]
  }
}
