import HubCore
import HubUnits
import Testing

@testable import HubConfig

/// The heartbeats of a link in a line's file: how often they beat and how many beats are asked for.
@Suite("A link's heartbeats")
struct HeartbeatConfigTests {
  private static let theirs = "theirs: { input_register: 1, stale_after: 300 ms }"

  private func report(theirs: String, _ others: KeyValuePairs<String, String> = [:]) throws -> ConfigReport {
    var text = try ExampleFile.text("small.yaml", replacing: [Self.theirs: "theirs: { \(theirs) }"])
    for (old, new) in others { text = text.replacing(old, with: new) }
    return ConfigReport(text: text, file: "line.yaml")
  }

  private func told(_ report: ConfigReport) -> [String] { report.problems.map(\.description) }

  private func edges(_ report: ConfigReport) throws -> Int {
    try report.lineDescription().corePlan.links[0].theirEdges
  }

  @Test("One edge of the PLC's heartbeat is asked for, unless the file asks for more")
  func edges() throws {
    #expect(try edges(report(theirs: "input_register: 1, stale_after: 300 ms")) == 1)
    for number in 1...8 {
      #expect(try edges(report(theirs: "input_register: 1, stale_after: 300 ms, edges: \(number)")) == number)
    }
    let without = try ExampleFile.text("small.yaml", replacing: ["      \(Self.theirs)\n": ""])
    #expect(try edges(ConfigReport(text: without, file: "line.yaml")) == 1)
  }

  @Test(
    "A number of edges that is none is refused",
    arguments: [("0", "0 is out of range"), ("9", "9 is out of range"), ("2.5", "edges"), ("two", "edges")])
  func range(written: String, reason: String) throws {
    let told = try told(report(theirs: "input_register: 1, stale_after: 300 ms, edges: \(written)"))
    #expect(told.count == 1 && told[0].contains(reason), "\(told)")
    #expect(told.first?.contains("links.plc.heartbeat.theirs.edges") == true)
  }

  @Test(
    "More edges than readings can show, with one lost and one late, are refused with both numbers",
    arguments: [
      // Six readings of 10 ms; two to spare leave four.
      (5, "60 ms", "reads 6 times", "4 or less, or a 'stale_after' of 70 ms or more"),
      (8, "60 ms", "reads 6 times", "4 or less, or a 'stale_after' of 100 ms or more"),
      (2, "39 ms", "reads 3 times", "1 or less, or a 'stale_after' of 40 ms or more"),
    ])
  func unseen(edges: Int, staleAfter: String, readings: String, allowed: String) throws {
    let told = try told(report(theirs: "input_register: 1, stale_after: \(staleAfter), edges: \(edges)"))
    #expect(told.count == 1, "\(told)")
    let one = try #require(told.first)
    for part in [
      "links.plc.heartbeat.theirs.edges", "\(edges) edges", staleAfter, readings, "10 ms", allowed,
    ] {
      #expect(one.contains(part), "\(one) does not say \(part)")
    }
  }

  @Test(
    "As many edges as readings show with two to spare are taken", arguments: [(4, "60 ms"), (1, "30 ms")])
  func seen(edges: Int, staleAfter: String) throws {
    #expect(
      try self.edges(report(theirs: "input_register: 1, stale_after: \(staleAfter), edges: \(edges)"))
        == edges)
  }

  @Test("A time of fewer than three readings is told once, whatever the edges")
  func tooShort() throws {
    let told = try told(report(theirs: "input_register: 1, stale_after: 20 ms, edges: 4"))
    #expect(told.count == 1 && told[0].contains("20 ms is less than three polls of 10 ms"), "\(told)")
  }

  @Test("The PLC must have room for more than three of our beats before it lets go")
  func ours() throws {
    let usual = "input_register: 1, stale_after: 300 ms"
    let ours = "every: 20 ms, released_after: 150 ms"
    let told = try told(report(theirs: usual, [ours: "every: 20 ms, released_after: 60 ms"]))
    #expect(told.contains { $0.contains("a heartbeat every 20 ms leaves the PLC's 60 ms no room for two") })
    #expect(try report(theirs: usual, [ours: "every: 20 ms, released_after: 61 ms"]).problems.isEmpty)
  }
}
