import HubConfig
import HubUnits

/// What a link asks of its device, and what that means for an order.
struct PlannedLink: Encodable {
  let name: String
  let place: String
  let unit: UInt8
  let device: String
  let pollNanoseconds: Int64
  let timeoutNanoseconds: Int64
  let requests: [PlannedRequest]
  /// On a serial line: thousandths of its time that all its links keep it busy.
  let linePermille: Int?
  let bytesPerSecond: Int64
  let exchangesPerSecond: Int64
  /// By how many exchanges a poll delays an order at most.
  let delayExchanges = 1
  /// On a serial line: the same with every slave's turn, then the write; nil on TCP.
  let worstWaitNanoseconds: Int64?
  let worstWriteNanoseconds: Int64?
  let proof: LinkProof
  let speed: BeltSpeed

  init(_ line: LineDescription, _ index: Int) {
    let link = line.links[index]
    let plan = link.pollPlan
    let settings: SerialLineSettings? = if case .rtu(_, let settings) = link.wire { settings } else { nil }
    proof = line.geometry.links[index]
    let making = PlannedRequestMaking(
      link: link, names: line.inputNames(on: LinkIndex(index)), settings: settings)
    var requests = plan.fast.indices.map { making.reading($0, of: plan) }
    if let mailbox = link.mailbox { requests.append(making.answers(of: mailbox)) }
    requests += plan.slow.indices.map { making.reading(plan.fast.count + $0, of: plan) }
    if let register = link.ourHeartbeat, plan.heartbeatRide == nil {
      requests.append(making.heartbeat(register, every: max(proof.heartbeatEvery, link.poll)))
    }
    name = link.name
    place = "\(link.wire)"
    unit = link.unit
    device = link.guarding.device.name
    pollNanoseconds = link.poll.count
    timeoutNanoseconds = link.timeout.count
    self.requests = requests
    // Sum of each request's share, in a second.
    func perSecond(_ what: (PlannedRequest) -> Int) -> Int64 {
      requests.reduce(0) { sum, request in
        let every = max(request.everyNanoseconds, link.poll.count)
        return sum + Int64(what(request)) * 1_000_000_000 / every
      }
    }
    exchangesPerSecond = perSecond { _ in 1 }
    bytesPerSecond = perSecond { $0.bytesOut + $0.bytesBack }
    linePermille =
      line.geometry.serialLines.first { load in load.slaves.contains { $0.index == index } }?.permille
    worstWaitNanoseconds = proof.isSerial ? proof.longestWait.count : nil
    worstWriteNanoseconds = proof.isSerial ? proof.longestWrite.count : nil
    speed = line.geometry.speed
  }

  private enum CodingKeys: String, CodingKey {
    case name, place, unit, device, pollNanoseconds, timeoutNanoseconds, requests, linePermille,
      bytesPerSecond,
      exchangesPerSecond, delayExchanges, worstWaitNanoseconds, worstWriteNanoseconds
  }
}
