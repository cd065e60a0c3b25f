import Foundation
import HubProtocol

/// Turns a manifest file's bytes into rows, piece by piece.
struct ManifestFileReader {
  enum Format: String, CaseIterable, Sendable {
    case csv, jsonl

    /// The format of a file by its name. **Source**: the suffixes in use for JSON lines; everything else is CSV.
    init(path: String) {
      let isJSON = [".jsonl", ".ndjson", ".json"].contains { path.lowercased().hasSuffix($0) }
      self = isJSON ? .jsonl : .csv
    }
  }

  /// What a piece of the file gave.
  struct Harvest: Sendable {
    var rows: [ManifestFileRow] = []
    var refused: [RefusedFileRow] = []
  }

  /// The heading cannot be used, so no row can be read.
  struct BadHeading: Error, CustomStringConvertible {
    let description: String
  }

  private var csv = CSVReader()
  private var json = JSONLineReader()
  private let format: Format
  /// The CSV columns in their order; nil for one that is not ours.
  private var columns: [ManifestColumn?]?
  /// Headings that are not ours and were passed over.
  private(set) var ignored: [String] = []

  init(format: Format) { self.format = format }

  /// Takes a piece of the file.
  mutating func take(_ bytes: Data) throws(BadHeading) -> Harvest {
    switch format {
    case .csv: try harvest(csv.take(bytes))
    case .jsonl: json.take(bytes)
    }
  }

  /// The end of the file.
  mutating func finish() throws(BadHeading) -> Harvest {
    switch format {
    case .csv:
      let last = try harvest(csv.finish())
      guard columns != nil else { throw BadHeading(description: "the file is empty; a heading is wanted") }
      return last
    case .jsonl: return json.finish()
    }
  }

  private mutating func harvest(_ rows: [CSVReader.Row]) throws(BadHeading) -> Harvest {
    var harvest = Harvest()
    for row in rows {
      switch row {
      case .refused(let line, let reason):
        guard columns != nil else { throw BadHeading(description: "line \(line): \(reason)") }
        harvest.refused.append(RefusedFileRow(line: line, reason: reason))
      case .fields(let fields, let line):
        guard let columns else {
          try takeHeading(fields, line: line)
          continue
        }
        guard fields.count == columns.count else {
          let reason = "has \(fields.count) fields where the heading has \(columns.count)"
          harvest.refused.append(RefusedFileRow(line: line, reason: reason))
          continue
        }
        var values: [ManifestColumn: String] = [:]
        for (column, field) in zip(columns, fields) {
          if let column { values[column] = field }
        }
        harvest.rows.append(ManifestColumn.row(values, line: line))
      }
    }
    return harvest
  }

  private mutating func takeHeading(_ fields: [String], line: Int) throws(BadHeading) {
    // Spreadsheets write a byte order mark in front.
    let names = fields.enumerated().map { $0 == 0 && $1.hasPrefix("\u{FEFF}") ? String($1.dropFirst()) : $1 }
    let found = names.map(ManifestColumn.init(heading:))
    let known = found.compactMap { $0 }
    guard Set(known).count == known.count else {
      throw BadHeading(description: "line \(line): a column is named twice")
    }
    for needed in [ManifestColumn.code, .country] where !known.contains(needed) {
      let all = ManifestColumn.allCases.map(\.rawValue).joined(separator: ",")
      throw BadHeading(
        description: "line \(line): the heading has no column '\(needed.rawValue)'; known columns are \(all)")
    }
    ignored = zip(names, found).filter { $0.1 == nil }.map(\.0)
    columns = found
  }
}
