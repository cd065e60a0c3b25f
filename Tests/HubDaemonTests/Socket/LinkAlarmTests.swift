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
  func heartbeat() {
    var plc = link(.heartbeatLost)
    #expect(
      LineService.cause(plc) == "device: it answers, but the PLC's heartbeat stands still: is the PLC in RUN?"
    )
    plc.heartbeat = HeartbeatRule(edges: 2, withinUs: 300_000)
    #expect(LineService.cause(plc).contains("fewer than 2 edges in 300 ms"))
  }

  @Test("says of a link without images what went wrong last, and where nothing came yet, that")
  func silent() {
    var plc = link(.stale)
    #expect(LineService.cause(plc) == plc.lastError)
    plc = LinkView(name: "plc1", address: "127.0.0.1:502", condition: .good(.silent))
    #expect(LineService.cause(plc) == "wiring: no answer yet")
  }
}
