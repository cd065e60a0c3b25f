import Synchronization

/// A device that answers by seed, mostly wrong: one for each line, on the thread that serves it.
struct SoakDevice {
  /// What goes to the wire, and whether it has to wait.
  struct Reply {
    var bytes: [UInt8] = []
    /// On a line: sent a quarter past the timeout.
    var isLate = false
    var isRight = false
  }

  private let line: SoakLine
  private let isSerial: Bool
  private let isSpecimen: Bool
  private var random: UInt64
  private var keptBack: [UInt8] = []
  private var last: [UInt8] = []
  private(set) var counts: [SoakFault: Int] = [:]

  init(_ line: SoakLine, seed: UInt64, isSerial: Bool, isSpecimen: Bool) {
    (self.line, self.isSerial, self.isSpecimen) = (line, isSerial, isSpecimen)
    random = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// Answers the question that lies on the table.
  ///
  /// - Parameters:
  ///   - number: the transaction's number; 0 on a line.
  ///   - address: what the request says, so that one of before is told.
  mutating func reply(number: UInt16, unit: UInt8, address: UInt16) -> Reply {
    let asking = line.asking.load(ordering: .acquiring)
    let question = SoakQuestion(asking)
    guard question.address == address else { return Reply() }
    // xorshift64 (Marsaglia, 2003).
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    var body = question.answer(unit: unit)
    if isSpecimen, random >> 40 & 0xFF == 0 { body[body.count - 1] ^= 1 }
    let own = sealed(body, number)
    defer { last = own }
    let fault = SoakFault.drawn(random >> 32, isSerial: isSerial)
    counts[fault, default: 0] += 1
    if fault != .none { line.faulty.add(1, ordering: .relaxed) }
    var reply = made(fault, own: own, body: body, number: number)
    if !keptBack.isEmpty {
      // Late, or swapped with the next one.
      reply.bytes = random & 1 == 0 ? keptBack + reply.bytes : reply.bytes + keptBack
      keptBack = []
    }
    if fault == .late, !isSerial {
      keptBack = own
      return Reply()
    }
    if reply.isRight { line.answered.store(asking, ordering: .releasing) }
    return reply
  }

  private func made(_ fault: SoakFault, own: [UInt8], body: [UInt8], number: UInt16) -> Reply {
    // All but the right answer bear other values.
    var spoilt = body
    for n in spoilt.indices.dropFirst(3) { spoilt[n] = ~spoilt[n] }
    switch fault {
    case .none, .late: return Reply(bytes: own, isLate: fault == .late, isRight: true)
    case .doubled: return Reply(bytes: own + own, isRight: true)
    case .otherFirst:
      if isSerial { spoilt[0] = 2 }
      return Reply(bytes: sealed(spoilt, number &+ UInt16(random & 0x7FFF) &+ 1) + own, isRight: true)
    case .repeatedFirst: return Reply(bytes: last + own, isRight: true)
    case .wrongUnit: spoilt[0] ^= 3
    case .wrongFunction: spoilt[1] = spoilt[1] == 4 ? 3 : 4
    case .wrongLength: spoilt = shortened(spoilt)
    case .wrongByteCount:
      guard spoilt[1] < 5 else { return Reply(bytes: sealed(spoilt, number)) }
      spoilt[2] &+= 2
    case .wrongSeal:
      var bytes = sealed(spoilt, number)
      bytes[isSerial ? bytes.count - 1 : 3] ^= 1
      return Reply(bytes: bytes)
    case .extraBytes:
      let noise = [UInt8](repeating: UInt8(truncatingIfNeeded: random >> 8) | 1, count: 3)
      return isSerial ? Reply(bytes: noise + own, isRight: true) : Reply(bytes: own + noise, isRight: true)
    case .exception:
      return Reply(bytes: sealed([body[0], body[1] | 0x80, 6], number))
    case .filledUp:
      let missing = Int(random % 6) + 1
      let bytes = own.dropLast(missing) + sealed(spoilt, number &+ 1)
      // By chance the other's first bytes are just those that are missing.
      return Reply(bytes: Array(bytes), isRight: bytes.starts(with: own))
    case .truncated: return Reply(bytes: Array(own.dropLast(3)))
    case .silent: return Reply()
    }
    return Reply(bytes: sealed(spoilt, number))
  }

  /// One value less, and its count says so.
  private func shortened(_ body: [UInt8]) -> [UInt8] {
    let step = body[1] == 2 ? 1 : 2
    guard body[1] < 5, body.count > 3 + step else { return Array(body.dropLast(1)) }
    var less = Array(body.dropLast(step))
    less[2] -= UInt8(step)
    return less
  }

  private func sealed(_ body: [UInt8], _ number: UInt16) -> [UInt8] {
    guard isSerial else {
      return [UInt8(number >> 8), UInt8(number & 0xFF), 0, 0, 0, UInt8(body.count)] + body
    }
    // **Source**: Modbus over serial line 1.02, 6.2.2, bit by bit.
    var sum: UInt16 = 0xFFFF
    for byte in body {
      sum ^= UInt16(byte)
      for _ in 0..<8 { sum = sum & 1 != 0 ? sum >> 1 ^ 0xA001 : sum >> 1 }
    }
    return body + [UInt8(sum & 0xFF), UInt8(sum >> 8)]
  }
}
