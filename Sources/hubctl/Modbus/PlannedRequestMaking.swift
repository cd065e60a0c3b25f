import HubUnits

/// Writes the plan's readings out.
struct PlannedRequestMaking {
  let link: LinkDescription
  /// By rank.
  let names: [Int: String]
  /// Nil on TCP.
  let settings: SerialLineSettings?

  func reading(_ rank: Int, of plan: PollPlan) -> PlannedRequest {
    let reading = plan.readings[rank]
    let range = reading.range
    let exchange = plan.exchange(of: rank)
    var points = reading.targets.map { target in
      PlannedRequest.Point(
        address: range.first + UInt16(target.offset), bit: reading.table.isRegisters ? target.bit : nil,
        name: names[target.rank] ?? "input")
    }
    if let at = reading.encoder, let encoder = link.encoder {
      for word in 0..<encoder.registerCount {
        let half = encoder.registerCount == 1 ? "" : " (\(encoder.order.letters), register \(word + 1) of 2)"
        points.append(.init(address: range.first + UInt16(at + word), bit: nil, name: "encoder" + half))
      }
    }
    if let at = reading.heartbeat {
      points.append(.init(address: range.first + UInt16(at), bit: nil, name: "device's heartbeat"))
    }
    points.sort { ($0.address, $0.bit ?? 0) < ($1.address, $1.bit ?? 0) }
    let asked = Set(points.map(\.address))
    if rank == plan.heartbeatRide, let ours = link.ourHeartbeat {
      points.append(.init(address: ours, bit: nil, name: "our heartbeat, written along when it is new"))
    }
    let numbers = range.addresses.map { UInt16($0) }
    return request(
      exchange, reading.table, range, every: reading.every, points: points,
      unasked: numbers.filter { !asked.contains($0) },
      hexadecimal: exchange.function == 23
        ? nil : hexadecimal(exchange.function, range.first, UInt16(range.count)))
  }

  func heartbeat(_ register: UInt16, every: Nanoseconds) -> PlannedRequest {
    request(
      .writingRegister, .holdingRegister, AddressRange(first: register, count: 1), every: every,
      points: [.init(address: register, bit: nil, name: "our heartbeat")], unasked: [], hexadecimal: nil)
  }

  func answers(of mailbox: LinkDescription.Mailbox) -> PlannedRequest {
    request(
      mailbox.readingAnswers, .inputRegister,
      AddressRange(first: mailbox.answerRegister, count: mailbox.answerCount), every: .zero,
      points: [.init(address: mailbox.answerRegister, bit: nil, name: "the mailbox: answers and reports")],
      unasked: [], hexadecimal: hexadecimal(4, mailbox.answerRegister, UInt16(mailbox.answerCount)))
  }

  private func request(
    _ exchange: ModbusExchange, _ table: ModbusAddress.Table, _ range: AddressRange, every: Nanoseconds,
    points: [PlannedRequest.Point], unasked: [UInt16], hexadecimal: String?
  ) -> PlannedRequest {
    let bytes = exchange.bytes(on: link.wire)
    return PlannedRequest(
      function: exchange.function, table: table.words, first: range.first, count: range.count,
      everyNanoseconds: every.count, points: points, unasked: unasked, bytesOut: bytes.asked,
      bytesBack: bytes.answered, nanoseconds: settings?.shortestTime(of: exchange).count,
      hexadecimal: hexadecimal)
  }

  private func hexadecimal(_ function: UInt8, _ first: UInt16, _ count: UInt16) -> String {
    let bytes = [
      link.unit, function, UInt8(first >> 8), UInt8(truncatingIfNeeded: first), UInt8(count >> 8),
      UInt8(truncatingIfNeeded: count),
    ]
    return bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count == 1 ? "0" + digits : digits
    }.joined(separator: " ")
  }
}
