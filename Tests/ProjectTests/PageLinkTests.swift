import Foundation
import Testing

@Suite("Links between pages")
struct PageLinkTests {
  let tree = ProjectTree()

  @Test("every link in every page leads somewhere")
  func linksLeadSomewhere() throws {
    let listing = try ToolRun(["git", "ls-files", "*.md"], in: tree.root)
    try #require(listing.status == 0, "git ls-files failed: \(listing.output)")
    let pages = listing.output.split(separator: "\n").map(String.init)
    #expect(pages.contains("README.md"))
    let dead = try pages.flatMap { page in
      PageLinks.dead(in: page, text: try tree.text(page)) { path in
        // A folder, or a file that is no text, is there all the same.
        FileManager.default.contents(atPath: tree.url(path).path).map { String(decoding: $0, as: UTF8.self) }
          ?? (FileManager.default.fileExists(atPath: tree.url(path).path) ? "" : nil)
      }
    }
    #expect(dead.isEmpty, "\(dead.report)")
  }

  @Test(
    "specimen: dead links are told",
    arguments: ["[x](gone.md)", "[x](safety.md#gone)", "[x](#gone)", "[x](../gone/y.md)"])
  func deadLinkIsTold(link: String) {
    let files = ["docs/safety.md": "# Safety\n## What happens when …\n"]
    let dead = PageLinks.dead(in: "docs/page.md", text: "# Page\n\(link)\n") { files[$0] }
    #expect(dead.map(\.line) == [2])
  }

  @Test(
    "specimen: live links pass",
    arguments: [
      "[x](safety.md)", "[x](safety.md#what-happens-when-)", "[x](#page)", "[x](https://example.org/)",
    ])
  func liveLinkPasses(link: String) {
    let files = ["docs/safety.md": "# Safety\n## What happens when …\n"]
    #expect(PageLinks.dead(in: "docs/page.md", text: "# Page\n\(link)\n") { files[$0] }.isEmpty)
  }
}
