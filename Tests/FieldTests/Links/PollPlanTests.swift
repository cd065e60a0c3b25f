import Testing

@testable import HubUnits

@Suite("A poll plan reads every point in the fewest requests")
struct PollPlanTests {
  private func plan(
    _ inputs: [InputPoint], encoder: LinkDescription.Encoder? = nil, theirs: RegisterPoint? = nil,
    ours: UInt16? = nil, limits: PollLimits = PollLimits()
  ) -> PollPlan {
    PollPlan(inputs: inputs, encoder: encoder, theirHeartbeat: theirs, ourHeartbeat: ours, limits: limits)
  }

  @Test("each table has requests of its own, and each point its place in one")
  func tables() {
    let plan = plan(
      [5, 9, InputPoint(.coil, 2), InputPoint(.inputRegister, 3, bit: 4)],
      encoder: .init(register: 0, bits: 32), theirs: RegisterPoint(.holdingRegister, 6))
    #expect(plan.slow.isEmpty)
    let readings = plan.fast
    #expect(readings.map(\.table) == [.coil, .discreteInput, .holdingRegister, .inputRegister])
    #expect(readings.map(\.range.first) == [2, 5, 6, 0])
    #expect(readings.map(\.range.count) == [1, 5, 1, 4])
    #expect(readings.map(\.unasked) == [0, 3, 0, 1])
    #expect(readings[1].targets == [.init(rank: 0, offset: 0, bit: 0), .init(rank: 1, offset: 4, bit: 0)])
    #expect(readings[3].targets == [.init(rank: 3, offset: 3, bit: 4)])
    #expect(readings[3].encoder == 0 && readings[2].heartbeat == 0)
  }

  @Test("a device's smaller limits split what would fit one request")
  func limits() {
    var small = PollLimits()
    small.mostBits = 16
    small.longestBitGap = 0
    let plan = plan((0..<40).map { InputPoint(.discreteInput, $0) } + [50], limits: small)
    #expect(plan.fast.map(\.range.count) == [16, 16, 8, 1])
  }

  @Test("the two registers of an encoder are never torn, wherever a request has to end")
  func notTorn() {
    for most in 2...8 {
      var small = PollLimits()
      small.mostRegisters = most
      for first in UInt16(0)...8 {
        let words = (UInt16(0)...9).filter { $0 != first && $0 != first + 1 }
        let plan = plan(
          words.map { InputPoint(.inputRegister, $0, bit: 0) },
          encoder: .init(register: RegisterPoint(.inputRegister, first), bits: 32), limits: small)
        let whole = plan.fast.contains { reading in
          reading.encoder.map { $0 + 1 < reading.range.count } == true
        }
        #expect(whole, "at most \(most), encoder at \(first)")
        #expect(plan.fast.allSatisfy { $0.range.count <= most })
      }
    }
  }

  @Test("a slow point is read along at each poll where that costs less than a request of its own")
  func readAlong() {
    func slow(_ address: UInt16) -> InputPoint {
      InputPoint(.discreteInput, address, every: .milliseconds(100))
    }
    // 10 to 73 are 64 addresses more than 0 to 9: as many as a gap may have.
    let near = plan([0, 9, slow(73)])
    #expect(near.slow.isEmpty && near.fast.map(\.range.count) == [74])
    let far = plan([0, 9, slow(74)])
    #expect(far.fast.map(\.range.count) == [10])
    #expect(far.slow.map(\.range.first) == [74] && far.slow.map(\.every) == [.milliseconds(100)])
    // Another table is another request.
    let other = plan([0, InputPoint(.coil, 1, every: .milliseconds(40))])
    #expect(other.slow.map(\.table) == [.coil])
  }

  @Test("slow points of one request are read as often as the most hurried of them")
  func hurried() {
    let plan = plan([
      0, InputPoint(.coil, 1, every: .milliseconds(400)), InputPoint(.coil, 2, every: .milliseconds(50)),
    ])
    #expect(plan.slow.map(\.every) == [.milliseconds(50)])
  }

  @Test("a link whose points are all slow is asked at each poll all the same")
  func allSlow() {
    let plan = plan([InputPoint(.coil, 1, every: .milliseconds(400))])
    #expect(plan.fast.count == 1 && plan.slow.isEmpty)
  }

  @Test("our heartbeat rides on a reading of holding registers, if the device can and there is one")
  func ride() {
    var able = PollLimits()
    able.hasFunction23 = true
    let holding = RegisterPoint(.holdingRegister, 4)
    #expect(plan([0], theirs: holding, ours: 0, limits: able).heartbeatRide == 1)
    #expect(plan([0], theirs: holding, ours: 0).heartbeatRide == nil)
    #expect(plan([0], theirs: 4, ours: 0, limits: able).heartbeatRide == nil)
    #expect(plan([0], theirs: holding, limits: able).heartbeatRide == nil)
  }
}
