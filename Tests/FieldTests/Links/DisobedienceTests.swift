import HubModbus
import HubUnits
import Testing

@testable import HubDevices

@Suite("Whoever finds an output otherwise than it was told hears who else may write there")
struct DisobedienceTests {
  /// What is said of a link whose output 1 does not obey.
  private func next(on device: String) throws -> String {
    var link = LinkDescription(
      name: "io1", wire: .tcp(host: "10.0.0.5", port: 502), unit: 1, poll: .milliseconds(5),
      timeout: .milliseconds(100), staleAfter: .milliseconds(60), inputs: [], encoder: nil,
      theirHeartbeat: nil, ourHeartbeat: nil, releasedAfter: .milliseconds(150),
      coils: [.init(address: 0, isSafeOn: false), .init(address: 1, isSafeOn: false)])
    link.guarding.device = try #require(DeviceProfile.named(device))
    var status = LinkStatus()
    #expect(LinkTrouble.disobedience(status, of: link) == nil)
    status.disobedient = 1
    let trouble = try #require(LinkTrouble.disobedience(status, of: link))
    #expect(trouble.fact.contains("coil 1 of io1"))
    return trouble.next
  }

  @Test("a device whose manual says it tells what it allows; another has no guess for a fact")
  func words() throws {
    #expect(
      try next(on: "turck").contains("On turck bit 0 of register 0x1130 gives writing to one connection"))
    #expect(try next(on: "turck").hasSuffix("See docs/devices/turck.md"))
    #expect(try next(on: "wago-750").hasSuffix("watchdog trip? See docs/devices/wago-750.md"))
  }

  @Test("a device that shows everybody out but a few says so: the connection broke, and why it may")
  func slotTaken() {
    let error = ModbusError(.closed, .readDiscreteInputs, address: 0, count: 16, rawErrno: 0)
    #expect("\(error)".contains("are the device's connections taken by other masters?"))
  }
}
