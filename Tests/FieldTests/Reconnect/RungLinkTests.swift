import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("A link that the core rings", .serialized)
struct RungLinkTests {
  @Test("writes an order when it is rung, and does not wait for its next look")
  func ring() throws {
    let device = try RecordingDevice(releasedAfter: nil)
    defer { device.stop() }
    // Nothing else wakes it: the next poll is far.
    let stand = try LinkStand(
      to: .tcp(address: "127.0.0.1", port: UInt16(device.port)), poll: .seconds(3_600))
    try awaiting("the link up") { stand.status.latest.state == .up && stand.status.latest.hold == .none }
    var waits: [Nanoseconds] = []
    for n in 0..<51 {
      let order = stand.fire(UInt16(n % 6))
      try awaiting("the order on the wire") { stand.outcome(of: order.number) != nil }
      waits.append(stand.outcome(of: order.number)!.began - order.at)
    }
    try stand.stop()
    // Unrung it would wait half a look at the median; rung it waits for the kernel alone.
    let median = waits.sorted()[waits.count / 2]
    #expect(median < LinkWorker<ModbusLink, KernelClock>.look / 4)
  }

  @Test("is seen to be safe as soon without the ring when the core stands still")
  func stillCore() throws {
    let device = try RecordingDevice(releasedAfter: nil)
    defer { device.stop() }
    let stand = try LinkStand(
      to: .tcp(address: "127.0.0.1", port: UInt16(device.port)), poll: .seconds(3_600))
    try awaiting("the link up") { stand.status.latest.state == .up && stand.status.latest.hold == .none }
    stand.fire(2)
    try awaiting("coil 2 on") { device.memory.coils[2] }
    stand.freezeCore()
    let frozenAt = MonotonicClock.now()
    try awaiting("every coil off") { device.memory.allOffSince != nil }
    // It looks at the instant at which the core has been silent too long. Slack as in the matrix.
    let off = device.memory.allOffSince! - frozenAt
    #expect(off <= LinkStand.releasedAfter + LinkStand.timeout + .milliseconds(500))
    try stand.stop()
  }
}
