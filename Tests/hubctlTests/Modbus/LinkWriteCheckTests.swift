import HubProtocol
import HubUnits
import Testing

@testable import hubctl

@Suite("hubctl diag holds a link's round trip against 'write'")
struct LinkWriteCheckTests {
  @Test("two exchanges that fit are no news")
  func fits() {
    #expect(
      LinkInspection.writeCheck(of: "plc", longest: .milliseconds(5), write: .milliseconds(10)) == nil)
  }

  @Test("two that do not are told with what was measured")
  func tooLong() {
    let check = LinkInspection.writeCheck(of: "plc", longest: .microseconds(5_100), write: .milliseconds(10))
    #expect(check?.fact.contains("10.2 ms as measured; 'write' allows 10 ms") == true)
  }
}
