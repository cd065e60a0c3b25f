import HubUnits

/// What becomes of one request.
struct AnswerPlan {
  /// The fault that struck, apart from Delay and Jitter.
  var fault: PLCFault?
  /// How much later the answer comes.
  var late = Nanoseconds.zero
  /// Delay and Jitter, with what they drew.
  var lateFaults: [(fault: PLCFault, time: Nanoseconds)] = []

  /// Whether a write is carried out.
  var isObeyed: Bool {
    guard let fault else { return true }
    switch fault.kind {
    case .noResponse: return fault.isObeyed
    case .exception, .busy, .reset, .halfOpen, .reboot: return false
    case .wrongUnit, .wrongFunction, .wrongTransaction, .truncated, .extraData, .badCRC, .delay, .jitter,
      .duplicate, .swap, .stall, .refuse, .slotTaken, .frozenHeartbeat, .holdsOutputs:
      return true
    }
  }

  /// Draws for one request: each fault draws for itself, so that one more fault leaves the others' draws alone.
  ///
  /// At most one fault spoils an answer, the first one that strikes; Delay and Jitter add up beside it.
  static func drawn(
    for request: PLCFrame, at elapsed: Nanoseconds, from faults: [PLCFault], with draws: inout [DrawSequence]
  ) -> AnswerPlan {
    var plan = AnswerPlan()
    for (index, fault) in faults.enumerated() where fault.kind.manner != .state && !fault.isOnTheClock {
      let draw = draws[index].unit()
      let stretch = draws[index].unit()
      guard fault.isOpen(elapsed), fault.function ?? request.function == request.function else { continue }
      guard draw < fault.share ?? 1 else { continue }
      switch fault.kind {
      case .delay:
        plan.late = plan.late + fault.time
        plan.lateFaults.append((fault, fault.time))
      case .jitter:
        let time = Nanoseconds(Int64(Double(fault.time.count) * stretch))
        plan.late = plan.late + time
        plan.lateFaults.append((fault, time))
      default: plan.fault = plan.fault ?? fault
      }
    }
    return plan
  }

  /// The bytes of an answer after the fault.
  ///
  /// - Parameter right: the right answer.
  func bytes(of right: PLCFrame) -> [UInt8] {
    guard let fault else { return right.bytes }
    var frame = right
    switch fault.kind {
    case .exception: frame.body = [right.function & 0x7F | 0x80, fault.code]
    // 6: server device busy.
    case .busy: frame.body = [right.function & 0x7F | 0x80, 6]
    case .wrongUnit: frame.unit &+= 1
    case .wrongTransaction: frame.transaction = frame.transaction.map { $0 &+ 1 }
    case .wrongFunction: frame.body[0] = Self.neighbour(of: right.function)
    case .truncated:
      let bytes = right.bytes
      return Array(bytes.dropLast(min(fault.bytes ?? bytes.count / 2, bytes.count - 1)))
    case .extraData: return right.bytes + [UInt8](repeating: 0xA5, count: fault.bytes ?? 3)
    case .badCRC:
      var bytes = right.bytes
      bytes[bytes.count - 1] ^= 0xFF
      return bytes
    case .duplicate: return Array(repeatElement(right.bytes, count: fault.count).joined())
    case .noResponse, .delay, .jitter, .swap, .stall, .reset, .halfOpen, .refuse, .slotTaken, .reboot,
      .frozenHeartbeat, .holdsOutputs:
      break
    }
    return frame.bytes
  }

  /// Another function whose answer looks alike; the exception bit stays.
  private static func neighbour(of function: UInt8) -> UInt8 {
    let pairs: [UInt8: UInt8] = [1: 2, 2: 1, 3: 4, 4: 3, 5: 6, 6: 5, 15: 16, 16: 15, 23: 3]
    return (pairs[function & 0x7F] ?? 3) | function & 0x80
  }
}
