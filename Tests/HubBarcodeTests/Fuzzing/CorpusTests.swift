import Foundation
import Testing

@Suite("What fuzzing found stays found")
struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fuzzing")

  @Test("the kept inputs break no promise", arguments: FuzzTarget.allCases)
  func corpus(_ target: FuzzTarget) throws {
    let file = Self.folder.appendingPathComponent("Corpus/\(target.rawValue).txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines { target.run(bytes(hex: String(line))) }
  }

  @Test("what once broke a promise does not any more")
  func found() throws {
    let file = Self.folder.appendingPathComponent("Found.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines {
      let words = line.split(separator: " ")
      let target = try #require(FuzzTarget(rawValue: String(words[0])))
      target.run(bytes(hex: String(words[1])))
    }
  }
}
