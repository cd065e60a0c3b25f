import Foundation
import Testing

@Suite("What fuzzing found stays found")
struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fuzzing/Corpus")

  @Test("the kept inputs break no promise", arguments: FuzzTarget.allCases)
  func corpus(_ target: FuzzTarget) throws {
    let file = Self.folder.appendingPathComponent(target.rawValue + ".txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines { target.run(bytes(hex: String(line))) }
  }
}
