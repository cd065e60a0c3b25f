import HubCore
import Testing

@testable import HubDaemon

@Suite("What the log says of a link that is up")
struct LinkLogStories {
  @Test("A short silence that nobody explained is told all the same, before what follows it")
  func shortSilence() async throws {
    let stand = try HandStand()
    try await stand.running {
      try await stand.awaiting("the log of the link") { !lines(stand).isEmpty }
      let before = lines(stand).count
      // The link itself knows of no trouble.
      await stand.service.hear(.stale, of: "plc")
      await stand.service.hear(.good, of: "plc")
      let after = lines(stand).dropFirst(before)
      #expect(after.first?.contains("is stale") == true && after.last?.contains("is good") == true)
    }
  }

  private func lines(_ stand: HandStand) -> [String] { stand.log.lines.filter { $0.contains("link plc is") } }
}
