import ArgumentParser
import Foundation
import HubBarcode

/// `hubctl barcode parse`: labels in, their symbol, elements and candidates out.
struct BarcodeParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Tell what a label is: symbol, GS1 elements, carriers, check digits.",
    discussion: """
      CODE is the label as scanned; \\x1D stands for GS, \\xHH for any byte. Without
      CODE, one label a line is read from standard input; with --jsonl a line is
      {"input": "…"} or {"bytes_hex": "…", "symbology_identifier": "]C1"}.
      A label gives candidates with their strength, never a first match.
      A line that is no label gives {"error": "…", "input": "…"} in its place.

      Exit codes: 0 all good, 1 a label is bad, 2 the call or a line was wrong.
      Example: hubctl barcode parse ']C100157035381410375177'
      """)

  @Argument(help: ArgumentHelp("The label as it was scanned.", valueName: "code"))
  var codes: [String] = []

  @Flag(help: "One JSON object a label.")
  var json = false

  @Flag(help: "Standard input holds one JSON object a line.")
  var jsonl = false

  mutating func run() throws {
    guard !(jsonl && !codes.isEmpty) else {
      BarcodeExit.report("client: --jsonl reads standard input; give no CODE with it")
      throw ExitCode(BarcodeExit.wrongCall)
    }
    var run = LabelRun(asJSON: json || jsonl)
    if codes.isEmpty {
      try readStandardInput(&run)
    } else {
      for code in codes { take(code, &run) }
    }
    if run.wrongLines > 0 { throw ExitCode(BarcodeExit.wrongCall) }
    if run.badLabels > 0 { throw ExitCode(BarcodeExit.badLabel) }
  }

  private func take(_ code: String, _ run: inout LabelRun) {
    if let broken = LabelInput.brokenEscape(in: code) {
      run.refuse(
        "client: \(broken): behind \\x come two hexadecimal digits; a backslash itself is \\x5C",
        line: Array(code.utf8))
    } else {
      run.take(LabelInput(argument: code))
    }
  }

  private func readStandardInput(_ run: inout LabelRun) throws {
    var lines = LabelLines(FileHandle.standardInput.fileDescriptor)
    var number = 0
    // A program that talks to us line by line gets its answer before we wait for more.
    while let line = try lines.next(whenWaiting: { fflush(nil) }) {
      number += 1
      switch line {
      case .tooLong:
        run.refuse(
          "client: line \(number) is longer than \(LabelLines.longestLine) bytes, more than any label",
          line: [])
      case .bytes(let bytes) where bytes.isEmpty: continue
      case .bytes(let bytes) where !jsonl: run.take(LabelInput(line: bytes))
      case .bytes(let bytes):
        do {
          run.take(try LabelInput(json: bytes))
        } catch {
          run.refuse("client: line \(number): \(error)", line: bytes)
        }
      }
    }
  }
}
