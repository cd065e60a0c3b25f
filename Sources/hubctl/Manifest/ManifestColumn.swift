import HubProtocol

/// The columns of a manifest file, by their names in a heading or as JSON keys.
enum ManifestColumn: String, CaseIterable, Sendable {
  case code, country, postcode, service, priority, customs
  case weight = "weight_g"

  /// The column of a heading, blanks and capitals aside.
  init?(heading: String) {
    self.init(rawValue: heading.trimmingBlanks().lowercased())
  }

  /// A row of the wire out of texts; what is empty is left out.
  static func row(_ values: [ManifestColumn: String], line: Int) -> ManifestFileRow {
    func value(_ column: ManifestColumn) -> String? {
      guard let text = values[column]?.trimmingBlanks(), !text.isEmpty else { return nil }
      return text
    }
    return ManifestFileRow(
      line: line, code: value(.code) ?? "", country: value(.country), postcode: value(.postcode),
      service: value(.service), priority: value(.priority), customs: value(.customs), weightG: value(.weight))
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  fileprivate func trimmingBlanks() -> String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
