import HubModbus
import HubUnits
import Testing

@testable import HubDevices

@Suite("Safe states go out in requests that the device takes")
struct SafeStatePlanTests {
  @Test("a device that takes less in one request than the protocol allows is given less, and everything")
  func small() throws {
    var settings = LinkBench.settings
    settings.outputs = (10..<30).map { LinkOutput(coil: $0, isOnWhenSafe: $0 % 3 == 0) }
    settings.guarding.device.mostWrittenBits = DeviceFact(8, source: "the story")
    var bench = LinkBench(settings)
    bench.bringUp()
    let safe = bench.device.log.filter { $0.operation == .writeCoils }
    #expect(safe.map(\.address) == [10, 18, 26])
    #expect(safe.map(\.values.count) == [8, 8, 4])
    for output in 10..<30 { #expect(bench.device.isOn(UInt16(output)) == (output % 3 == 0)) }
  }

  @Test("no request is longer than the device's profile says", arguments: DeviceProfile.all)
  func profiles(profile: DeviceProfile) {
    let outputs = (0..<UInt16(208)).map { LinkOutput(.bit(0, ofRegister: $0), isOnWhenSafe: false) }
    let counts = SafeStatePlan(outputs, on: profile).requests.map { request in
      switch request {
      case .coils(_, let bits): bits.count
      case .registers(_, let values): values.count
      }
    }
    #expect(counts.reduce(0, +) == 208)
    #expect(counts.allSatisfy { $0 <= min(profile.mostWrittenRegisters.value, 123) })
  }
}
