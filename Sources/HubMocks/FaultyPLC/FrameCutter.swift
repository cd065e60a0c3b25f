/// Cuts what came over a wire into requests.
struct FrameCutter {
  /// What came out.
  enum Cut: Equatable {
    case frame(PLCFrame)
    /// More must come first.
    case unfinished
    /// Not Modbus: a TCP server hangs up, a slave waits for silence.
    case nonsense
  }

  let wire: PLCWire
  private var held: [UInt8] = []

  init(_ wire: PLCWire) { self.wire = wire }

  var isEmpty: Bool { held.isEmpty }

  mutating func take(_ bytes: some Sequence<UInt8>) { held += bytes }
  mutating func forget() { held.removeAll() }

  /// The next request.
  ///
  /// - Parameter isSilent: nothing more came for a while, so that what is there must be a whole frame (RTU).
  mutating func next(isSilent: Bool = false) -> Cut {
    switch wire {
    case .tcp: nextTCP()
    case .rtu: nextRTU(isSilent: isSilent)
    }
  }

  private mutating func nextTCP() -> Cut {
    guard held.count >= 8 else { return .unfinished }
    let length = Int(held[4]) << 8 | Int(held[5])
    // 254: unit and the largest body, Modbus Application Protocol 1.1b3, 4.1.
    guard held[2] == 0, held[3] == 0, (2...254).contains(length) else { return .nonsense }
    guard held.count >= 6 + length else { return .unfinished }
    let frame = PLCFrame(
      transaction: UInt16(held[0]) << 8 | UInt16(held[1]), unit: held[6], body: Array(held[7..<6 + length]))
    held.removeFirst(6 + length)
    return .frame(frame)
  }

  private mutating func nextRTU(isSilent: Bool) -> Cut {
    guard let length = rtuLength ?? (isSilent && !held.isEmpty ? held.count : nil) else { return .unfinished }
    guard held.count >= length else { return isSilent ? .nonsense : .unfinished }
    // 4: slave, function and check sum.
    guard length >= 4 else { return .nonsense }
    let (frame, sum) = (held[..<(length - 2)], held[(length - 2)..<length])
    guard Array(sum) == RTUChecksum.bytes(of: frame) else { return .nonsense }
    let cut = PLCFrame(transaction: nil, unit: frame[0], body: Array(frame[1...]))
    held.removeFirst(length)
    return .frame(cut)
  }

  /// How long the request is by its function; nil when that is not known yet, or only silence ends it.
  private var rtuLength: Int? {
    guard held.count >= 2 else { return nil }
    switch held[1] {
    case 1...6: return 8
    case 15, 16: return held.count >= 7 ? 9 + Int(held[6]) : nil
    case 23: return held.count >= 11 ? 13 + Int(held[10]) : nil
    default: return nil
    }
  }
}
