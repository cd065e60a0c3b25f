import HubProtocol
import Testing

@testable import HubDaemon

@Suite("The alarm of a link whose diverters hold")
struct LinkAlarmTests {
  private func link(_ condition: LinkView.Condition) -> LinkView {
    LinkView(
      name: "plc1", address: "127.0.0.1:502", condition: .good(condition),
      lastError: "device: no answer in time to writing 4 coils from 0 on")
  }

  @Test("accuses a PLC that answers and does not beat of that, not of the wiring or of an error that is over")
  func heartbeat() throws {
    var plc = link(.heartbeatLost)
    #expect(
      LineService.alarm(for: plc)
        == "device: it answers, but the PLC's heartbeat stands still; is the PLC in RUN? check its program "
        + "(link plc1 at 127.0.0.1:502; its diverters hold)"
    )
    plc.heartbeat = HeartbeatRule(edges: 2, withinUs: 300_000)
    #expect(try #require(LineService.alarm(for: plc)).contains("fewer than 2 edges in 300 ms"))
  }

  @Test("says of a link without images what went wrong last, and where nothing came yet, that")
  func silent() throws {
    var plc = link(.stale)
    #expect(LineService.alarm(for: plc)?.hasPrefix(try #require(plc.lastError)) == true)
    plc = LinkView(name: "plc1", address: "127.0.0.1:502", condition: .good(.silent))
    #expect(LineService.alarm(for: plc)?.hasPrefix("wiring: never answered since the start; ") == true)
  }

  @Test(
    "says the one fault of its link, which the diagnosis says, too",
    arguments: [LinkView.Condition.silent, .stale, .heartbeatLost],
    [nil, "device: nobody listens there; check both", "device: no answer in time"])
  func sameTruth(condition: LinkView.Condition, lastError: String?) throws {
    var link = link(condition)
    link.lastError = lastError
    let fault = try #require(link.fault)
    #expect(LineService.alarm(for: link)?.hasPrefix("\(fault.fact); \(fault.next) (link ") == true)
  }
}
