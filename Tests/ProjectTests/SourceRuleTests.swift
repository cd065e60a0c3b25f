import Testing

@Suite("The rules of the source")
struct SourceRuleTests {
  let tree = ProjectTree()

  @Test("one type a file, and the file is named after it")
  func oneTypeAFile() throws {
    let violations = try tree.swiftFiles(below: "Sources").flatMap(SourceRules.typeNameViolations)
    #expect(violations.isEmpty, "\(violations.report)")
  }

  @Test("no file has a name that says nothing")
  func namesSaySomething() throws {
    let files = try tree.swiftFiles(below: "Sources") + tree.swiftFiles(below: "Tests")
    let violations = files.flatMap(SourceRules.emptyNameViolations)
    #expect(violations.isEmpty, "\(violations.report)")
  }

  @Test("no source file is longer than its limit")
  func filesAreShort() throws {
    let violations = try tree.swiftFiles(below: "Sources").flatMap(SourceRules.lengthViolations)
    #expect(violations.isEmpty, "\(violations.report)")
  }

  @Test("no error is thrown away")
  func noMuteErrors() throws {
    let violations = try tree.swiftFiles(below: "Sources").flatMap(SourceRules.muteErrorViolations)
    #expect(violations.isEmpty, "\(violations.report)")
  }

  @Test("no notes to oneself are left")
  func noLeftovers() throws {
    let files = try tree.swiftFiles(below: "Sources") + tree.swiftFiles(below: "Tests")
    let violations = files.flatMap(SourceRules.leftoverViolations)
    #expect(violations.isEmpty, "\(violations.report)")
  }

  @Test("every promise to the compiler has its reason directly above")
  func promisesAreProved() throws {
    let files = try tree.swiftFiles(below: "Sources") + tree.swiftFiles(below: "Tests")
    let violations = files.flatMap(SourceRules.unprovedPromiseViolations)
    #expect(violations.isEmpty, "\(violations.report)")
  }

  private func specimen(_ text: String, named name: String = "Specimen") -> ProjectTree.File {
    ProjectTree.File(path: "Sources/HubCore/\(name).swift", text: text)
  }

  @Test("specimen: a second type is refused, a private one is not")
  func secondTypeIsRefused() {
    let two = specimen("public struct Specimen {}\n\nfinal class Other {}\n")
    #expect(SourceRules.typeNameViolations(in: two).map(\.line) == [3])
    let hidden = specimen("struct Specimen {}\nprivate enum Step { case one }\n")
    #expect(SourceRules.typeNameViolations(in: hidden).isEmpty)
  }

  @Test("specimen: a file that is not named after its type is refused")
  func otherNameIsRefused() {
    #expect(SourceRules.typeNameViolations(in: specimen("enum Lane {}\n")).count == 1)
    #expect(SourceRules.typeNameViolations(in: specimen("enum Lane {}\n", named: "Lane+Words")).isEmpty)
  }

  @Test(
    "specimen: empty names are refused",
    arguments: ["LaneHelper", "Common", "USBManager", "StringUtils"])
  func emptyNameIsRefused(name: String) {
    #expect(SourceRules.emptyNameViolations(in: specimen("", named: name)).count == 1)
  }

  @Test("specimen: names that only look empty pass", arguments: ["Commonwealth", "LaneManagerial"])
  func innocentNamePasses(name: String) {
    #expect(SourceRules.emptyNameViolations(in: specimen("", named: name)).isEmpty)
  }

  @Test("specimen: a file past its limit is refused")
  func longFileIsRefused() {
    let long = specimen(String(repeating: "// \n", count: SourceRules.longestFile))
    #expect(SourceRules.lengthViolations(in: long).count == 1)
  }

  @Test("specimen: a thrown-away error is refused, a spoken one is not")
  func muteErrorIsRefused() {
    let mute = specimen("let a = try? f()\ndo { try f() } catch {}\n// try? is bad\nlet s = \"try?\"\n")
    #expect(SourceRules.muteErrorViolations(in: mute).map(\.line) == [1, 2])
  }

  @Test("specimen: a note to oneself is refused", arguments: SourceRules.leftoverWords)
  func leftoverIsRefused(word: String) {
    #expect(SourceRules.leftoverViolations(in: specimen("// \(word): later\n")).count == 1)
  }

  @Test("specimen: a promise without a reason is refused, one with a reason passes")
  func unprovedPromiseIsRefused() {
    let bare = specimen("final class Cell: @unchecked Sendable {}\n")
    #expect(SourceRules.unprovedPromiseViolations(in: bare).count == 1)
    let proved = specimen("// One writer, one reader.\n@safe\nfinal class Cell: @unchecked Sendable {}\n")
    #expect(SourceRules.unprovedPromiseViolations(in: proved).isEmpty)
    let variable = specimen("\nnonisolated(unsafe) var count = 0\n")
    #expect(SourceRules.unprovedPromiseViolations(in: variable).count == 1)
  }
}
