import HubUnits

/// What the server holds: outputs and registers that a master writes, inputs that it reads.
struct FaultyTables {
  let layout: FaultyPLCLayout
  var coils: [Bool]
  var discrete: [Bool]
  var holding: [UInt16]
  private var input: [UInt16]
  /// When the belt and the PLC's program began.
  private let began: MonotonicInstant
  /// Heartbeat counts while it was frozen are left out, so that it goes on where it stood.
  private var frozenSince: Int64?
  private var leftOut: Int64 = 0
  private var watched: UInt16?
  private var watchedMovedAt: MonotonicInstant?
  /// When anybody asked for anything last.
  private var heardAt: MonotonicInstant?

  init(_ layout: FaultyPLCLayout, at now: MonotonicInstant) {
    self.layout = layout
    coils = Array(repeating: false, count: layout.coils)
    discrete = Array(repeating: false, count: layout.discreteInputs)
    holding = Array(repeating: 0, count: layout.holdingRegisters)
    for (register, value) in layout.presets { holding[register] = value }
    input = Array(repeating: 0, count: layout.inputRegisters)
    began = now
  }

  // MARK: The PLC's program

  /// Lets the PLC's own counters run.
  mutating func turn(at now: MonotonicInstant, heartbeatIsFrozen: Bool) {
    if let register = layout.encoderRegister {
      input[register] = UInt16(truncatingIfNeeded: (now - began).count / layout.encoderEvery.count)
    }
    guard let register = layout.heartbeatRegister else { return }
    let count = (now - began).count / layout.heartbeatEvery.count
    if heartbeatIsFrozen {
      frozenSince = frozenSince ?? count
      return
    }
    if let since = frozenSince {
      leftOut += count - since
      frozenSince = nil
    }
    input[register] = UInt16(truncatingIfNeeded: count - leftOut)
  }

  /// Looks whether the daemon's heartbeat moved.
  mutating func noteHeartbeat(at now: MonotonicInstant) {
    guard let register = layout.watchedRegister else { return }
    defer { watched = holding[register] }
    if let watched, watched != holding[register] { watchedMovedAt = now }
  }

  /// Whether the daemon's heartbeat stands still, so that coils may not be on.
  func heartbeatIsLost(at now: MonotonicInstant) -> Bool {
    guard layout.watchedRegister != nil else { return false }
    guard let watchedMovedAt else { return true }
    return now - watchedMovedAt > layout.releasedAfter
  }

  /// Takes note of a request: it keeps the coupler's watchdog quiet.
  mutating func heard(at now: MonotonicInstant) { heardAt = now }

  /// Whether the coupler's watchdog has tripped.
  func watchdogHasTripped(at now: MonotonicInstant) -> Bool {
    guard let watchdog = layout.watchdog, let heardAt else { return false }
    let counts = holding[watchdog.register]
    return counts > 0 && now - heardAt > watchdog.unit * Int64(counts)
  }

  /// The registers with an output on.
  var outputsOn: [Int] { layout.outputRegisters.filter { holding[$0] != 0 }.sorted() }

  /// Lets every output go. Returns whether one was on.
  mutating func release() -> Bool {
    guard coils.contains(true) || !outputsOn.isEmpty else { return false }
    for number in coils.indices { coils[number] = false }
    for register in outputsOn { holding[register] = 0 }
    return true
  }

  // MARK: Requests

  /// The answer to a request's body. Writes are carried out.
  ///
  /// **Source**: Modbus Application Protocol 1.1b3, section 6.
  mutating func answer(_ body: [UInt8]) -> [UInt8] {
    let function = body[0]
    do throws(RequestRefusal) {
      switch function {
      case 1: return try readBits(coils, body)
      case 2: return try readBits(discrete, body)
      case 3: return try readRegisters(holding, body)
      case 4: return try readRegisters(input, body)
      case 5: return try writeCoil(body)
      case 6: return try writeRegister(body)
      case 15: return try writeCoils(body)
      case 16: return try writeRegisters(body)
      case 23: return try writeThenRead(body)
      default: throw .illegalFunction
      }
    } catch {
      return [function | 0x80, error.rawValue]
    }
  }

  private func readBits(_ table: [Bool], _ body: [UInt8]) throws(RequestRefusal) -> [UInt8] {
    let range = try RequestBody.range(body, of: table.count, atMost: 2_000)
    try RequestBody.length(of: body, is: 5)
    var packed = [UInt8](repeating: 0, count: (range.count + 7) / 8)
    for (offset, isOn) in table[range].enumerated() where isOn { packed[offset / 8] |= 1 << (offset % 8) }
    return [body[0], UInt8(packed.count)] + packed
  }

  private func readRegisters(_ table: [UInt16], _ body: [UInt8]) throws(RequestRefusal) -> [UInt8] {
    let range = try RequestBody.range(body, of: table.count, atMost: 125)
    try RequestBody.length(of: body, is: 5)
    return [body[0], UInt8(range.count * 2)] + table[range].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  private mutating func writeCoil(_ body: [UInt8]) throws(RequestRefusal) -> [UInt8] {
    try RequestBody.length(of: body, is: 5)
    guard body[4] == 0, body[3] == 0 || body[3] == 0xFF else { throw .illegalValue }
    let address = RequestBody.word(body, 1)
    guard coils.indices.contains(address) else { throw .illegalAddress }
    coils[address] = body[3] == 0xFF
    return body
  }

  private mutating func writeRegister(_ body: [UInt8]) throws(RequestRefusal) -> [UInt8] {
    try RequestBody.length(of: body, is: 5)
    let address = RequestBody.word(body, 1)
    guard holding.indices.contains(address) else { throw .illegalAddress }
    holding[address] = UInt16(RequestBody.word(body, 3))
    return body
  }

  private mutating func writeCoils(_ body: [UInt8]) throws(RequestRefusal) -> [UInt8] {
    let range = try RequestBody.range(body, of: coils.count, atMost: 1_968)
    let size = (range.count + 7) / 8
    try RequestBody.length(of: body, is: 6 + size)
    guard body[5] == UInt8(size) else { throw .illegalValue }
    for (offset, number) in range.enumerated() {
      coils[number] = body[6 + offset / 8] >> (offset % 8) & 1 == 1
    }
    return Array(body[..<5])
  }

  private mutating func writeRegisters(_ body: [UInt8]) throws(RequestRefusal) -> [UInt8] {
    let range = try RequestBody.range(body, of: holding.count, atMost: 123)
    try RequestBody.length(of: body, is: 6 + range.count * 2)
    guard body[5] == UInt8(range.count * 2) else { throw .illegalValue }
    for (offset, number) in range.enumerated() {
      holding[number] = UInt16(RequestBody.word(body, 6 + offset * 2))
    }
    return Array(body[..<5])
  }

  /// Function 23: what is written is written first.
  private mutating func writeThenRead(_ body: [UInt8]) throws(RequestRefusal) -> [UInt8] {
    guard body.count >= 10 else { throw .illegalValue }
    _ = try RequestBody.range(body, of: holding.count, atMost: 125)
    _ = try writeRegisters([16] + body[5...])
    return try readRegisters(holding, Array(body[..<5]))
  }
}
