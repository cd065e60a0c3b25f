import HubUnits

/// A device that writes down what it is told and when: coils with a watchdog, two counters, and a record.
///
/// Bytes and arrays of its own; shares nothing with the link.
struct DeviceMemory {
  /// One coil that a master wrote.
  struct Write {
    var coil: Int
    var isOn: Bool
    /// The output really moved: while the heartbeat stands still nothing is switched on.
    var isObeyed: Bool
    var at: MonotonicInstant
    /// When the connection on which it came was taken; on a serial line the start.
    var connectedAt: MonotonicInstant
  }

  /// **Shape**: coils, inputs and registers alike.
  static let size = 32

  /// How long the master's heartbeat may stand still before every coil is let go; nil: the device holds its outputs.
  let releasedAfter: Nanoseconds?
  private(set) var writes: [Write] = []
  private(set) var coils = [Bool](repeating: false, count: size)
  /// Since when no coil is on; nil while one is.
  private(set) var allOffSince: MonotonicInstant?
  /// When the last coil that was on went off, each time.
  private(set) var offs: [MonotonicInstant] = []
  private(set) var heartbeats = 0
  /// When somebody asked last.
  private(set) var heardAt: MonotonicInstant
  /// When the parcels' leading edges met the eye.
  private var parcels: [MonotonicInstant] = []
  private var holding = [UInt16](repeating: 0, count: size)
  private var movedAt: MonotonicInstant
  private let began: MonotonicInstant

  init(releasedAfter: Nanoseconds?, at now: MonotonicInstant) {
    self.releasedAfter = releasedAfter
    (began, movedAt, allOffSince, heardAt) = (now, now, now, now)
  }

  /// The device's own program, once a period.
  mutating func turn(at now: MonotonicInstant) {
    if let releasedAfter, now - movedAt > releasedAfter { letGo(at: now) }
  }

  /// Power is back: nothing is known of before, but the record of this test stays.
  mutating func restart(at now: MonotonicInstant) {
    letGo(at: now)
    holding = [UInt16](repeating: 0, count: Self.size)
    movedAt = now
  }

  /// Lays a parcel on behind the station, just before eye 1; register 0 counts its millimetres, at 1 m/s.
  mutating func place(at now: MonotonicInstant) { parcels.append(now) }

  /// Whether an eye is blocked. Parcels are 300 mm long; other eyes than 1 see nothing.
  private func isBlocked(_ eye: Int, _ now: MonotonicInstant) -> Bool {
    eye == 1 && parcels.contains { (0...300).contains((now - $0).wholeMilliseconds) }
  }

  private mutating func letGo(at now: MonotonicInstant) {
    for n in coils.indices { coils[n] = false }
    noteOff(now)
  }

  private mutating func noteOff(_ now: MonotonicInstant) {
    if coils.contains(true) {
      allOffSince = nil
    } else if allOffSince == nil {
      allOffSince = now
      offs.append(now)
    }
  }

  /// The answer to a request, from its function on. Writes are carried out and written down.
  ///
  /// **Source**: Modbus application protocol 1.1b3, section 6.
  mutating func answer(_ request: [UInt8], at now: MonotonicInstant, connectedAt: MonotonicInstant) -> [UInt8]
  {
    heardAt = now
    let first = word(request, 1)
    let count = request[0] == 5 || request[0] == 6 ? 1 : word(request, 3)
    guard first + count <= Self.size else { return [request[0] | 0x80, 2] }
    switch request[0] {
    case 1, 2: return bits(request[0], first, count, now)
    case 3, 4: return registers(request[0], first, count, now)
    case 5:
      set(first, request[3] == 0xFF, now, connectedAt)
      return request
    case 6:
      store(first, UInt16(word(request, 3)), now)
      return request
    case 15:
      for n in 0..<count { set(first + n, request[6 + n / 8] >> (n % 8) & 1 == 1, now, connectedAt) }
      return Array(request.prefix(5))
    case 16:
      for n in 0..<count { store(first + n, UInt16(word(request, 6 + 2 * n)), now) }
      return Array(request.prefix(5))
    default: return [request[0] | 0x80, 1]
    }
  }

  private func bits(_ function: UInt8, _ first: Int, _ count: Int, _ now: MonotonicInstant) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: (count + 7) / 8)
    for n in 0..<count where function == 1 ? coils[first + n] : isBlocked(first + n, now) {
      packed[n / 8] |= 1 << (n % 8)
    }
    return [function, UInt8(packed.count)] + packed
  }

  private func registers(_ function: UInt8, _ first: Int, _ count: Int, _ now: MonotonicInstant) -> [UInt8] {
    // Register 0 counts milliseconds, register 1 beats every 20 ms.
    let counters = [(now - began).wholeMilliseconds, (now - began).wholeMilliseconds / 20]
    return (first..<first + count).reduce(into: [function, UInt8(2 * count)]) { bytes, n in
      let value = function == 4 && n < 2 ? UInt16(truncatingIfNeeded: counters[n]) : holding[n]
      bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
    }
  }

  private mutating func set(
    _ coil: Int, _ isOn: Bool, _ now: MonotonicInstant, _ connectedAt: MonotonicInstant
  ) {
    let isWatched = releasedAfter.map { now - movedAt > $0 } ?? false
    writes.append(
      Write(coil: coil, isOn: isOn, isObeyed: !(isOn && isWatched), at: now, connectedAt: connectedAt))
    coils[coil] = isOn && !isWatched
    noteOff(now)
  }

  private mutating func store(_ register: Int, _ value: UInt16, _ now: MonotonicInstant) {
    if register == 0, holding[0] != value {
      movedAt = now
      heartbeats += 1
    }
    holding[register] = value
  }

  private func word(_ bytes: [UInt8], _ at: Int) -> Int {
    at + 1 < bytes.count ? Int(bytes[at]) << 8 | Int(bytes[at + 1]) : 0
  }
}
