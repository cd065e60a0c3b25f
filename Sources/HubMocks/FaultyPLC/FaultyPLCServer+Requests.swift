import HubUnits
import Synchronization

extension FaultyPLCServer {
  /// Answers what came whole.
  func answerRequests(of connection: FaultyConnection, at now: MonotonicInstant) {
    while isSpeaking, connection.standing == .served, connections.contains(where: { $0 === connection }) {
      if !connection.caught.isEmpty {
        answer(connection.caught.removeFirst(), of: connection, AnswerPlan(), at: now)
        continue
      }
      let isSilent = now - connection.lastByteAt > Self.frameSilence
      switch connection.cutter.next(isSilent: isSilent) {
      case .unfinished: return connection.send(at: now) ? () : drop(connection)
      case .nonsense:
        connection.cutter.forget()
        drop(connection)
      case .frame(let request): take(request, of: connection, at: now)
      }
    }
  }

  private func take(_ request: PLCFrame, of connection: FaultyConnection, at now: MonotonicInstant) {
    let isForUs = request.unit == layout.unit || request.unit == 0
    guard isForUs || layout.wire == .tcp else { return }
    state.values.withLock { $0.counts.requests += 1 }
    guard isForUs || request.unit == 0xFF else {
      // 11: gateway target device failed to respond.
      let refusal = [request.function | 0x80, 11]
      connection.post(
        PLCFrame(transaction: request.transaction, unit: request.unit, body: refusal).bytes, due: now)
      return
    }
    if layout.wire == .rtu, request.unit == 0 {
      // To everybody: carried out, never answered.
      _ = carryOut(request, at: now)
      return
    }
    var plan = AnswerPlan.drawn(for: request, at: elapsed(now), from: faults, with: &draws)
    if plan.fault?.kind == .swap, connection.heldBack != nil { plan.fault = nil }
    tell(plan, of: request, connection, at: now)
    switch plan.fault?.kind {
    case .reset: reset(connection)
    case .halfOpen: forget(connection)
    case .reboot: if let fault = plan.fault { reboot(fault.time, at: now) }
    case .stall:
      connection.caught.append(request)
      if let fault = plan.fault { stalledUntil = now + fault.time }
    default: answer(request, of: connection, plan, at: now)
    }
  }

  private func answer(
    _ request: PLCFrame, of connection: FaultyConnection, _ plan: AnswerPlan, at now: MonotonicInstant
  ) {
    var answer = request
    answer.body = plan.isObeyed ? carryOut(request, at: now) : request.body
    if let fault = plan.fault, fault.kind == .noResponse { return }
    let bytes = plan.bytes(of: answer)
    state.values.withLock { $0.counts.answers += 1 }
    if let fault = plan.fault, fault.kind == .swap {
      connection.heldBack = FaultyConnection.Outgoing(due: now + plan.late + fault.time, bytes: bytes)
    } else {
      connection.post(bytes, due: now + plan.late)
    }
  }

  private func carryOut(_ request: PLCFrame, at now: MonotonicInstant) -> [UInt8] {
    turnProgram(at: now)
    tables.heard(at: now)
    let body = tables.answer(request.body)
    turnProgram(at: now)
    return body
  }

  /// Tells what strikes this request.
  private func tell(
    _ plan: AnswerPlan, of request: PLCFrame, _ connection: FaultyConnection, at now: MonotonicInstant
  ) {
    for late in plan.lateFaults {
      let words = "answered \(late.time.count / 100_000 / 10).\(late.time.count / 100_000 % 10) ms late"
      note(late.fault.kind, words, at: now, client: connection, request: request)
    }
    guard let fault = plan.fault else { return }
    note(fault.kind, Self.words(fault), at: now, client: connection, request: request)
  }

  private static func words(_ fault: PLCFault) -> String {
    switch fault.kind {
    case .noResponse: fault.isObeyed ? "carried out, not answered" : "not answered"
    case .exception: "answered with exception \(fault.code)"
    case .busy: "answered with exception 6, server busy"
    case .wrongUnit: "answered as another unit"
    case .wrongFunction: "answered with another function"
    case .wrongTransaction: "answered with another transaction number"
    case .truncated: "answer cut short"
    case .extraData: "answered with stray bytes behind"
    case .badCRC: "answered with a wrong check sum"
    case .duplicate: "answered \(fault.count) times"
    case .swap: "answer held back until the next one is out"
    case .stall: "nothing is read or answered for \(fault.time.wholeMilliseconds) ms"
    case .reset: "connection reset"
    case .halfOpen: "connection forgotten"
    case .reboot: "reboots, for \(fault.time.wholeMilliseconds) ms"
    case .delay, .jitter, .refuse, .slotTaken, .frozenHeartbeat, .holdsOutputs: fault.kind.words
    }
  }
}
