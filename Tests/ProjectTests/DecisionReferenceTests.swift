import Foundation
import Testing

@Suite("Decision records")
struct DecisionReferenceTests {
  let tree = ProjectTree()

  @Test("every decision record that the code refers to exists, under one number each")
  func referencesExist() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: tree.url("docs/decisions").path)
    let numbers = names.compactMap { $0.prefixMatch(of: /\d{4}/).map { String($0.output) } }
    #expect(Set(numbers).count == numbers.count, "two records have the same number: \(numbers.sorted())")
    let dead = try tree.swiftFiles(below: "Sources").flatMap {
      DecisionReferences.dead(path: $0.path, text: $0.text, records: Set(numbers))
    }
    #expect(dead.isEmpty, "\(dead.report)")
  }

  @Test("specimen: a reference to a record that is not there is told")
  func deadReferenceIsTold() {
    let text = "/// so it is (decision record 0002).\n/// **Source**: decision record 9999.\n"
    let dead = DecisionReferences.dead(path: "X.swift", text: text, records: ["0002"])
    #expect(dead.map(\.line) == [2])
  }
}
