import Foundation
import HubConfig
import Testing

@Suite("Files that are no line descriptions")
struct HostileFileTests {
  private func problems(_ text: String) -> [ConfigProblem] {
    ConfigReport(text: text, file: "line.yaml").problems
  }

  private func withFile<Result>(_ bytes: Data, _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-\(UUID().uuidString).yaml")
    try bytes.write(to: url)
    defer {
      do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) }
    }
    return try body(url.path)
  }

  @Test("a file that is not there is named with the kernel's reason")
  func missing() {
    let report = ConfigReport(path: "/nonexistent/line.yaml")
    #expect(report.problems.count == 1)
    #expect(
      report.problems[0].description.hasPrefix(
        "config: /nonexistent/line.yaml: no such file"))
  }

  @Test("a folder is not read")
  func folder() {
    #expect(
      ConfigReport(path: "/").problems.first?.message.hasPrefix("cannot be read: it is a folder") == true)
  }

  @Test("a file over 1 MiB is refused with a word, whatever is in it")
  func huge() throws {
    try withFile(Data(repeating: 0x23, count: 1_048_577)) { path in
      #expect(
        ConfigReport(path: path).problems.map(\.message) == [
          "is larger than 1 MiB; this is no line description"
        ])
    }
    #expect(problems(String(repeating: "#", count: 1_048_577)).count == 1)
  }

  @Test("a program, or anything else that is no text, is refused with a word")
  func binary() throws {
    try withFile(Data([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0xFF, 0xFE])) { path in
      #expect(ConfigReport(path: path).problems.map(\.message).first?.contains("not a text file") == true)
    }
    let damaged = problems("hubd: 1\nline: a\u{0}b\n")
    #expect(damaged.map(\.line) == [2])
    #expect(damaged.map(\.column) == [8])
  }

  @Test("what stands in a file gives the terminal no orders, and each problem stays one line")
  func orders() {
    for text in [
      #""li\e[2Jne": 1"#, #"hubd: "1\e]0;x\a""#, #"line: "a\nb\x9b1;1H""#, #"poll: "\r\x7f5 ms""#,
    ] {
      let report = ConfigReport(text: text, file: "line.yaml")
      #expect(!report.problems.isEmpty)
      let told = ConfigRefusal(problems: report.problems).description
      let lines = told.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == report.problems.count)
      for scalar in lines.joined().unicodeScalars {
        #expect(!(0x00...0x1F).contains(scalar.value) && !(0x7F...0x9F).contains(scalar.value), "\(text)")
      }
    }
    #expect("\(problems(#""li\e[2Jne": 1"#))".contains(#"li\x1B[2Jne"#))
  }

  @Test("an empty file, one word and a list each say what belongs there")
  func empty() {
    #expect(problems("").first?.message.contains("empty") == true)
    #expect(problems("# nothing\n").first?.message.contains("empty") == true)
    #expect(problems("hello").first?.message.contains("needs a mapping") == true)
    #expect(problems("- 1\n- 2\n").first?.message.contains("not a list") == true)
  }

  @Test("YAML that is wrong tells its place and what usually stands behind it")
  func syntax() {
    let tab = problems("hubd: 1\n\tline: x\n")
    #expect(tab.count == 1)
    #expect(tab.first?.line == 2)
    #expect(tab.first?.message.contains("indent with blanks") == true)
    #expect(problems("a: b: c\n").first?.column == 5)
    #expect(problems("a: *nothing\n").first?.line == 1)
    #expect(problems("a: 1\n---\nb: 2\n").first?.message.contains("another document") == true)
  }

  @Test("aliases that multiply each other, and brackets without end, are refused in time")
  func bombs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in 1...9 {
      let parts = Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ")
      text += "a\(i): &a\(i) [\(parts)]\n"
    }
    #expect(problems(text).contains { $0.message.contains("aliases multiply") })
    #expect(!problems(String(repeating: "[", count: 100_000)).isEmpty)
    #expect(!problems("a: " + String(repeating: "{a: ", count: 5_000)).isEmpty)
  }

  @Test("of thousands of problems the first two hundred are told, and the rest is counted")
  func many() {
    let told = problems((0..<1_000).map { "key\($0): 1\n" }.joined())
    #expect(told.count == 201)
    #expect(told.last?.message.contains("more problems") == true)
  }

  @Test("a key written three times is told twice, with everything else, and columns do not move")
  func tripleKey() throws {
    let text = try ExampleFile.text(
      "small.yaml",
      replacing: [
        "{ coil: 1, safe: off }": "{ coil: 1, safe: off, coil: 7, coil: 8, lat: 5 }",
        "lookup: 150 ms": "lookup: 1",
        "hubd: 1\n": "hubd: 1\nhubd: 1\n",
      ])
    let told = problems(text).map { "\($0.line):\($0.column) \($0.message)" }
    #expect(told.count == 5)
    #expect(told[0] == "5:1 the key 'hubd' is written twice; the first one is in line 4")
    #expect(told[1] == "47:9 '1' needs a unit")
    #expect(told[2].hasPrefix("57:76 the key 'coil' is written twice"))
    #expect(told[3].hasPrefix("57:85 the key 'coil' is written twice"))
    #expect(told[4] == "57:94 unknown key 'lat'")
  }

  @Test("no damage to a good file crashes the reader, and every problem lies within the file")
  func damage() throws {
    let good = Array(try ExampleFile.text("small.yaml").unicodeScalars)
    // Kept, so that a failure can be run again. SplitMix64.
    var state: UInt64 = 20_261_121
    func next(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(bound))
    }
    let spice = Array("{}[]:,-#&*!|>'\"%@` \n\t0159amµ\u{E000}é".unicodeScalars)
    for _ in 0..<300 {
      var text = good
      for _ in 0...next(3) {
        let place = next(text.count - 40)
        switch next(3) {
        case 0: text[place] = spice[next(spice.count)]
        case 1: text.removeSubrange(place..<place + next(30))
        default: text.insert(contentsOf: text[place..<place + next(30)], at: next(text.count))
        }
      }
      let written = String(String.UnicodeScalarView(text))
      let lines = written.split(separator: "\n", omittingEmptySubsequences: false).count
      for problem in problems(written) {
        #expect((0...lines).contains(problem.line), "\(problem) in:\n\(written)")
      }
    }
  }
}
