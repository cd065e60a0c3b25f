import Testing

@Suite("No trace of anybody's machine")
struct TraceRuleTests {
  let tree = ProjectTree()

  @Test("no tracked file names a machine's path or a host that is not public")
  func trackedFilesAreClean() throws {
    // `-I` leaves binary files out; the pattern is empty, so that every text file is listed.
    let listing = try ToolRun(["git", "grep", "-I", "--name-only", "-e", ""], in: tree.root)
    try #require(listing.status == 0, "git grep failed: \(listing.output)")
    let violations = try listing.output.split(separator: "\n").map(String.init)
      // This file's specimens are violations on purpose.
      .filter { !$0.hasSuffix("ProjectTests/TraceRuleTests.swift") && $0 != "LICENSE" }
      .flatMap { TraceRules.violations(path: $0, text: try tree.text($0)) }
    #expect(violations.isEmpty, "\(violations.report)")
  }

  @Test(
    "specimen: a machine's path or a private host is refused",
    arguments: [
      "see /work/shared/notes", "cd /home/ann/hubd", "(/root/x)", "`/opt/swift/usr/bin`",
      "https://registry.corp.internal/simple", "http://10.1.2.3:8080/", "ssh://git@git.local/x",
    ])
  func traceIsRefused(line: String) {
    #expect(TraceRules.violations(path: "README.md", text: "fine\n\(line)\n").map(\.line) == [2])
  }

  @Test(
    "specimen: public addresses and paths of the product pass",
    arguments: [
      "https://www.swift.org/install/linux/", "/etc/hubd/line.yaml", "/run/hubd/liege.sock", "docs/work/x",
      "/dev/hubd/scanner", "/var/lib/hubd",
    ])
  func publicAddressPasses(line: String) {
    #expect(TraceRules.violations(path: "README.md", text: line).isEmpty)
  }
}
