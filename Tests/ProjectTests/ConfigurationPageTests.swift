import Testing

@Suite("The configuration page")
struct ConfigurationPageTests {
  let tree = ProjectTree()

  /// Words that stand in the drafts beside keys and are none: values, and names for messages.
  private let noKeys: Set<String> = [
    "tcp", "link", "scanner", "group", "cr", "release", "exception", "inspection", "confirm", "full",
  ]

  @Test("docs/configuration.md explains every key of a line's file")
  func everyKeyIsExplained() throws {
    let drafts = try tree.swiftFiles(below: "Sources/HubConfig/Draft").map(\.text).joined(separator: "\n")
    let keys = ConfigurationPage.keys(inSource: drafts)
    #expect(keys.count > 50, "the drafts are not read as they are written any more")
    let unexplained = ConfigurationPage.unexplained(
      keys.subtracting(noKeys), page: try tree.text("docs/configuration.md"))
    #expect(unexplained.isEmpty, "docs/configuration.md does not explain: \(unexplained)")
  }

  @Test("specimen: a key the page does not name is told")
  func unexplainedKeyIsTold() {
    let keys = ConfigurationPage.keys(inSource: "static let keys = [\"poll\", \"new_key\", \"bits\"]\n")
    #expect(ConfigurationPage.unexplained(keys, page: "| `poll` | `encoder.bits` | new_key |") == ["new_key"])
  }
}
