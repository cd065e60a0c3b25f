import HubUnits
import Testing

@testable import HubConfig

@Suite("Where a coupler listens")
struct LinkAddressTests {
  private func report(_ address: String) throws -> ConfigReport {
    ConfigReport(
      text: try ExampleFile.text("small.yaml", replacing: ["192.168.1.10:502": address]), file: "line.yaml")
  }

  @Test("A dotted address is taken, with the registered port where none is written")
  func taken() throws {
    for (written, host, port) in [("10.0.0.255:1502", "10.0.0.255", 1_502), ("10.1.2.3", "10.1.2.3", 502)] {
      let line = try #require(try report(written).line)
      #expect(line.links[0].wire == .tcp(host: host, port: UInt16(port)))
    }
  }

  @Test(
    "What the daemon could never connect to is refused before it runs, not by a ping at night",
    arguments: [
      "localhost:502", "plc.local", "192.168.1", "192.168.1.300:502", "192.168.01.10", "1.2.3.4.5",
      "'[::1]:502'",
      "192.168.1.10:0", "192.168.1.10:+502", "192.168.1.10:70000", "192.168.1.10:502:1", "':502'",
    ])
  func refused(address: String) throws {
    let problems = try report(address).problems.map(\.description)
    #expect(problems.count == 1)
    #expect(problems.first?.contains("is no address; write a dotted IPv4 address") == true, "\(problems)")
  }
}
