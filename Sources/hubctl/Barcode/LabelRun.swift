import Foundation

/// Writes one report after the other and counts what was bad.
struct LabelRun {
  private let asJSON: Bool
  private let encoder: JSONEncoder
  private(set) var badLabels = 0
  private(set) var wrongLines = 0

  init(asJSON: Bool) {
    self.asJSON = asJSON
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  mutating func take(_ input: LabelInput) {
    let report = LabelReport(input)
    if report.isBad { badLabels += 1 }
    guard asJSON else {
      print(LabelReportText.text(report, input))
      return
    }
    do {
      print(LabelBytes.line(json: try encoder.encode(report)))
    } catch {
      refuse("hub bug: a label report cannot be written as JSON: \(error)", line: input.bytes)
    }
  }

  /// A line that is no label still gives a line, so that a reader's lines stay in step with its own.
  mutating func refuse(_ message: String, line: [UInt8]) {
    BarcodeExit.report(message)
    wrongLines += 1
    guard asJSON else { return }
    do {
      let refusal = ["input": LabelBytes.text(line), "error": message]
      print(LabelBytes.line(json: try encoder.encode(refusal)))
    } catch {
      BarcodeExit.report("hub bug: a refusal cannot be written as JSON: \(error)")
    }
  }
}
