import Foundation
import Testing

@testable import hubctl

/// `hubctl barcode parse` as programs use it: one process, lines in, lines out.
@Suite("hubctl barcode parse, as a program is talked to")
struct LabelContractTests {
  /// The program beside the tests, as the build made it.
  static let program = Bundle.main.bundleURL.deletingLastPathComponent().appendingPathComponent("hubctl")
  static var candidates: [URL] {
    [
      program, Bundle.main.bundleURL.appendingPathComponent("hubctl"),
      URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
        "hubctl"),
    ]
  }
  static var found: URL? { candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } }

  /// A running `hubctl barcode parse`, asked line by line.
  private final class Talk {
    let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let errors = Pipe()
    private var buffer = Data()

    init(_ program: URL, _ arguments: [String]) throws {
      process.executableURL = program
      process.arguments = ["barcode", "parse"] + arguments
      process.standardInput = input
      process.standardOutput = output
      // Words for people go nowhere here; a full pipe would stop the program.
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    func send(_ text: String) { input.fileHandleForWriting.write(Data(text.utf8)) }
    func close() throws { try input.fileHandleForWriting.close() }

    /// The next answer; nil at the end.
    func answer() -> [String: Any]? {
      while true {
        if let newline = buffer.firstIndex(of: 0x0A) {
          let line = buffer[..<newline]
          buffer = Data(buffer[buffer.index(after: newline)...])
          do {
            return try JSONSerialization.jsonObject(with: line) as? [String: Any]
          } catch {
            Issue.record("no JSON: \(String(decoding: line, as: UTF8.self))")
            return nil
          }
        }
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { return nil }
        buffer.append(more)
      }
    }

    /// **Units**: kilobytes.
    func residentMemory() throws -> Int {
      let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
      let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
      return Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0
    }
  }

  @Test("an answer comes for each line before the next is asked")
  func lineByLine() throws {
    let talk = try Talk(#require(Self.found, "no hubctl beside the tests"), ["--json"])
    for label in ["]C100157035381410375177", "RB123456785BE", "hello"] {
      talk.send(label + "\n")
      let answer = try #require(talk.answer())
      #expect(answer["input"] as? String == label)
    }
    try talk.close()
    #expect(talk.answer() == nil)
    talk.process.waitUntilExit()
    #expect(talk.process.terminationStatus == 0)
  }

  @Test("a line that is no label gets an answer of its own, and the run goes on")
  func badLines() throws {
    let talk = try Talk(#require(Self.found, "no hubctl beside the tests"), ["--json", "--jsonl"])
    let lines = [
      #"{"input":"RB123456785BE"}"#, "not json", "[1]", "{}", #"{"bytes_hex":"4"}"#, #"{"bytes_hex":"zz"}"#,
      #"{"input":"A","symbology_identifier":"C1"}"#, #"{"input":7}"#,
      #"{"bytes_hex":"4c49c84745","symbology_identifier":"]Q1"}"#,
    ]
    talk.send(lines.joined(separator: "\n") + "\n")
    var errors = 0
    for (index, line) in lines.enumerated() {
      let answer = try #require(talk.answer(), "line \(index + 1)")
      if index == 0 || index == lines.count - 1 {
        #expect(answer["error"] == nil)
        #expect(answer["candidates"] != nil)
      } else {
        errors += 1
        let error = try #require(answer["error"] as? String)
        #expect(error.contains("line \(index + 1)"), "\(error)")
        #expect(!error.contains("DecodingError") && !error.contains("CodingKeys"), "\(error)")
        #expect(answer["input"] as? String == line)
      }
    }
    #expect(errors == 7)
    // A line longer than any label, and a label after it.
    talk.send(String(repeating: "x", count: 200_000) + "\n" + lines[0] + "\n")
    #expect((talk.answer()?["error"] as? String)?.contains("longer") == true)
    #expect(talk.answer()?["input"] as? String == "RB123456785BE")
    try talk.close()
    talk.process.waitUntilExit()
    #expect(talk.process.terminationStatus == 2)
  }

  @Test("100,000 lines go through one process, and it does not grow after the first 10,000")
  func memory() throws {
    let talk = try Talk(#require(Self.found, "no hubctl beside the tests"), ["--json", "--jsonl"])
    let block =
      (0..<500).map { index in
        switch index % 4 {
        case 0: #"{"input":"]C1001570353814103751774204460"}"#
        case 1: "not json \(index)"
        case 2:
          #"{"bytes_hex":"25303030343436303038313237303939383030303030333237303536","symbology_identifier":"]C0"}"#
        default: #"{"input":"LABEL\#(index)"}"#
        }
      }.joined(separator: "\n") + "\n"
    var after10 = 0
    for round in 1...200 {
      talk.send(block)
      var answers = 0
      while answers < 500, talk.answer() != nil { answers += 1 }
      #expect(answers == 500)
      if round == 20 { after10 = try talk.residentMemory() }
    }
    let after100 = try talk.residentMemory()
    try talk.close()
    talk.process.waitUntilExit()
    #expect(after10 > 0)
    // One megabyte: a byte kept of each of the 90,000 lines between would be a tenth of it; a report kept, 60 of them.
    #expect(after100 - after10 < 1024, "\(after10) KB, then \(after100) KB")
  }
}
