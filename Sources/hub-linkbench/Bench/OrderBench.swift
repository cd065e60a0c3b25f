import HubCore
import HubDevices
import HubModbus
import HubRealtime
import HubUnits

/// How long a coil's write takes, from its instant or from the decision, on a link that does this or that beside.
struct OrderBench {
  struct LinkDown: Error {}

  /// What the link does beside.
  enum Load {
    /// Nothing: the next poll is an hour away.
    case idle
    /// Poll after poll without a pause.
    case full
    /// A poll each 5 ms, heartbeats both ways.
    case ordinary

    var poll: Nanoseconds {
      switch self {
      case .idle: .seconds(3_600)
      case .full: .microseconds(1)
      case .ordinary: .milliseconds(5)
      }
    }
  }

  private(set) var times = Samples()
  /// One exchange of the same link. **Units**: microseconds.
  private(set) var exchangeP50 = 0.0
  private(set) var exchangeP999 = 0.0
  private(set) var isRealtime = false

  /// - Parameter ahead: how long before its instant an order is given; zero measures from the decision itself.
  init(_ load: Load, orders: Int, ahead: Nanoseconds) throws {
    let device = try FastDevice()
    defer { device.stop() }
    var rig = try LinkRig(port: device.port, poll: load.poll, isBeating: load == .ordinary)
    isRealtime = rig.isRealtime
    let patience = MonotonicClock.now() + .seconds(10)
    while rig.status.latest.state != .up || rig.status.latest.hold != .none {
      _ = rig.turn()
      guard MonotonicClock.now() < patience else { throw LinkDown() }
    }
    // xorshift64 (Marsaglia, 2003): orders fall everywhere in the poll's period.
    var random: UInt64 = 20_261_121
    var given: OrderNumber?
    var pause = 0
    while times.count < orders {
      for outcome in rig.turn() where outcome.number == given {
        guard outcome.result == .written else { throw LinkDown() }
        times.add(outcome.acknowledged - outcome.planned)
        given = nil
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        pause = Int(random >> 32 % 3)
      }
      pause -= 1
      if given == nil, pause < 0 {
        let spread = ahead == .zero ? .zero : Nanoseconds(Int64(random % 1_000_000))
        given = rig.order(after: ahead + spread).number
      }
    }
    let status = rig.status.latest
    exchangeP50 = Double(status.roundTrip.percentile(perMille: 500).count) / 1_000
    exchangeP999 = Double(status.roundTrip.percentile(perMille: 999).count) / 1_000
    rig.stop()
  }
}
