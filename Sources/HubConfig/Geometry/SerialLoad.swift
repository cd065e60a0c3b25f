public import HubUnits

/// How busy the links of a serial line keep it.
///
/// **Source**: Modbus over serial line 1.02; slaves that answer at once. What does not fit here fits nowhere.
public struct SerialLoad: Sendable, Hashable {
  public struct Slave: Sendable, Hashable {
    /// The link's place in the file, from 0.
    public let index: Int
    public let name: String
    public let poll: Nanoseconds
    /// What one poll takes: the readings made at each poll.
    public let perPoll: Nanoseconds
    /// What slow readings take, in a second.
    public let slowly: Nanoseconds
    /// What writing our heartbeat takes by itself, and how often it is written; zero: it is not.
    public let heartbeat: Nanoseconds
    public let heartbeatEvery: Nanoseconds
    /// Its longest exchange.
    public let longest: Nanoseconds

    /// What it takes of a second.
    public var perSecond: Nanoseconds {
      Self.perSecond(perPoll, every: poll) + slowly + Self.perSecond(heartbeat, every: heartbeatEvery)
    }

    static func perSecond(_ time: Nanoseconds, every period: Nanoseconds) -> Nanoseconds {
      period > .zero ? Nanoseconds(SerialLoad.share(of: time, in: period)) : .zero
    }
  }
  public let device: String
  public let settings: SerialLineSettings
  public let slaves: [Slave]

  /// **Units**: thousandths of the line's time.
  public var permille: Int { Int(slaves.reduce(0) { $0 + $1.perSecond.count } / 1_000_000) }
  public var isKept: Bool { permille <= 1_000 }

  /// The shortest period all its links could have together; nil: not even the rest fits.
  var shortestPoll: Nanoseconds? {
    fitting(slaves.reduce(.zero) { $0 + $1.perPoll }) { slave in
      slave.slowly + Slave.perSecond(slave.heartbeat, every: slave.heartbeatEvery)
    }
  }

  /// How often our heartbeats could be written at most if all its links had this period.
  func shortestHeartbeat(at poll: Nanoseconds) -> Nanoseconds? {
    fitting(slaves.reduce(.zero) { $0 + $1.heartbeat }) { slave in
      slave.slowly + Slave.perSecond(slave.perPoll, every: poll)
    }
  }

  /// The shortest period of something that takes a time, beside what else is on the line in a second.
  private func fitting(_ time: Nanoseconds, beside others: (Slave) -> Nanoseconds) -> Nanoseconds? {
    let left = Nanoseconds.seconds(1) - slaves.reduce(.zero) { $0 + others($1) }
    guard left > .zero else { return nil }
    // Up to the tenth of a millisecond, so that it can be written.
    return Nanoseconds((Self.share(of: time, in: left) + 99_999) / 100_000 * 100_000)
  }

  /// A time as the part of a period that it is, in thousand millionths; what is out of all proportion is cut, so that it
  /// is refused and does not overflow.
  private static func share(of time: Nanoseconds, in period: Nanoseconds) -> Int64 {
    let share = Double(time.count) * 1_000_000_000 / Double(period.count)
    return share < 1e15 ? Int64(share) : 1_000_000_000_000_000
  }
}
