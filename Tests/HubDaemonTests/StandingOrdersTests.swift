import HubDaemon
import HubStore
import Testing

@Suite("What operators closed stays closed over a restart")
struct StandingOrdersTests {
  private func command(_ what: String, _ result: String?) -> CommandEntry {
    CommandEntry(
      id: "\(what)-\(result ?? "?")", at: .now, who: "uid 1000 (operator)", what: what, result: result)
  }

  @Test("A lane closed and not opened since is closed; one that was opened again is not")
  func lanes() {
    let orders = StandingOrders([
      command("lane close 7", "done"), command("lane close 8", "done"), command("lane open 8", "done"),
      command("lane close 9", "refused"), command("manifest import m.csv", "done"),
    ])
    #expect(orders.closedLanes == [7: "uid 1000 (operator)"])
    #expect(orders.heldBy == nil)
  }

  @Test("In doubt a lane stays closed: a closing counts without a result, an opening does not")
  func doubt() {
    let orders = StandingOrders([
      command("lane close 7", nil), command("lane close 8", "done"), command("lane open 8", nil),
    ])
    #expect(Set(orders.closedLanes.keys) == [7, 8])
  }

  @Test("A hold lasts until it was reset")
  func hold() {
    #expect(StandingOrders([command("hold", "done")]).heldBy != nil)
    #expect(StandingOrders([command("hold", "done"), command("reset", "refused")]).heldBy != nil)
    #expect(StandingOrders([command("hold", "done"), command("reset", "done")]).heldBy == nil)
  }
}
