import HubBarcode

/// A label report for a technician's terminal.
enum LabelReportText {
  /// Wide enough for the longest word in the first column.
  private static let columnWidth = 12

  static func text(_ report: LabelReport, _ input: LabelInput) -> String {
    var lines = [LabelBytes.printable(LabelBytes.text(input.bytes))]
    func add(_ name: String, _ text: String) {
      lines.append("  " + name + String(repeating: " ", count: max(1, columnWidth - name.count)) + text)
    }
    if let symbology = report.symbology, let identifier = report.symbologyIdentifier {
      add("symbol", "\(symbology) (\(identifier))")
    } else {
      add("symbol", "unknown: the scanner sent no symbology identifier")
    }
    if report.gs1 != "no" {
      add("GS1", report.gs1 + (report.syntaxOk ? "" : ", but the elements cannot be read"))
    }
    for element in report.elements { add("(\(element.ai))", "\(element.title): \(printable(element.value))") }
    for candidate in shown(report) { add("candidate", line(candidate)) }
    if report.candidates.isEmpty, report.elements.isEmpty { add("candidate", "none: no format we know fits") }
    for warning in report.warnings { add("warning", warning) }
    add("verdict", verdict(report))
    if let key = report.parcelKey { add("parcel key", printable(key)) }
    return lines.joined(separator: "\n")
  }

  /// Formats that do not fit are shown only when nothing fits, as bare digits always fail half a dozen; or when one of
  /// them makes the label bad, so that the verdict names its format.
  private static func shown(_ report: LabelReport) -> [LabelReport.Candidate] {
    if report.verdict == "failed" { return report.candidates }
    let fitting = report.candidates.filter { $0.valid != false }
    return fitting.isEmpty && report.elements.isEmpty ? report.candidates : fitting
  }

  private static func line(_ candidate: LabelReport.Candidate) -> String {
    let name =
      candidate.carrier == candidate.kind ? candidate.kind : "\(candidate.carrier) \(candidate.kind)"
    let proof =
      switch (candidate.valid, candidate.strength) {
      case (false?, "checkDigit"): "check digit wrong"
      case (false?, _): "cannot be"
      case (true?, "checkDigit"): "check digit right"
      default: "shape only"
      }
    let parts = candidate.parts.sorted { $0.key < $1.key }.compactMap { key, value -> String? in
      guard case .text(let text) = value else { return nil }
      return "\(key) \(printable(text))"
    }
    return "\(name): \(proof)" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }

  private static func verdict(_ report: LabelReport) -> String {
    switch report.verdict {
    case "verified": "a check digit is right"
    case "failed":
      "BAD: the check digit is wrong; the sorter sends the parcel to the exception lane (badCheckDigit)"
    default:
      report.candidates.contains { $0.valid == false && $0.strength == "checkDigit" }
        ? "open: no check digit is right, and the shape alone proves no format" : "no check digit to go by"
    }
  }

  private static func printable(_ text: String) -> String { LabelBytes.printable(text) }
}
