import HubUnits

/// How long to wait before the next try at a connection: longer each time, and never the same for two links.
struct BackOff {
  /// Short, because most breaks are a device that restarts its task or a switch that was replugged.
  static let shortest = Nanoseconds.milliseconds(50)
  /// **Source**: a person who plugs a cable back in looks at the machine after about two seconds.
  static let longest = Nanoseconds.seconds(2)

  private var tries = 0
  private var random: UInt64

  /// - Parameter seed: anything that differs between links.
  init(seed: UInt64) { random = seed | 1 }

  mutating func succeeded() { tries = 0 }

  /// Between half and all of the doubling bound, so that links that fell together do not come back together.
  mutating func nextWait() -> Nanoseconds {
    // 2^6 × 50 ms is above the longest wait already.
    let bound = min(Self.shortest * (1 << Int64(min(tries, 6))), Self.longest)
    tries += 1
    // xorshift64 (Marsaglia, 2003): good enough to spread waits, and needs no system call.
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return bound / 2 + Nanoseconds(Int64(random % UInt64(bound.count / 2)))
  }
}
