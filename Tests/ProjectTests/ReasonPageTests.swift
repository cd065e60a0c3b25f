import Testing

@Suite("The end reasons")
struct ReasonPageTests {
  let tree = ProjectTree()

  @Test("docs/reasons.md explains each end reason once, and no other word")
  func pageAndCodeAgree() throws {
    let source = try tree.text("Sources/HubUnits/EndReason.swift")
    #expect(ReasonPage.words(inSource: source).count > 20)
    let disagreements = ReasonPage.disagreements(source: source, page: try tree.text("docs/reasons.md"))
    #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
  }

  @Test("specimen: a missing, an invented and a doubled word are refused")
  func disagreementIsRefused() {
    let source = "enum EndReason: UInt8 {\n  case sorted = 0\n  case noRead, lost // case ghost\n}\n"
    let page = "### `sorted`\ntext\n### `noRead`\n### `noRead`\n### `vanished`\n"
    #expect(
      ReasonPage.disagreements(source: source, page: page) == [
        "docs/reasons.md does not explain `lost`",
        "docs/reasons.md explains `vanished`, which is no end reason",
        "docs/reasons.md explains `noRead` twice",
      ])
  }
}
