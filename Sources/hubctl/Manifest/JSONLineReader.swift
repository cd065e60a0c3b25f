import Foundation
import HubProtocol

/// Reads one JSON object a line, piece by piece, with its line number.
struct JSONLineReader {
  private var rest = Data()
  private var line = 1

  mutating func take(_ bytes: Data) -> ManifestFileReader.Harvest {
    var harvest = ManifestFileReader.Harvest()
    rest.append(bytes)
    var start = rest.startIndex
    while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
      read(rest[start..<end], &harvest)
      line += 1
      start = rest.index(after: end)
    }
    rest = Data(rest[start...])
    if rest.count > CSVReader.longestRow {
      harvest.refused.append(RefusedFileRow(line: line, reason: "longer than \(CSVReader.longestRow) bytes"))
      rest.removeAll()
    }
    return harvest
  }

  mutating func finish() -> ManifestFileReader.Harvest {
    var harvest = ManifestFileReader.Harvest()
    read(rest, &harvest)
    rest.removeAll()
    return harvest
  }

  private func read(_ bytes: Data, _ harvest: inout ManifestFileReader.Harvest) {
    guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
    func refuse(_ reason: String) { harvest.refused.append(RefusedFileRow(line: line, reason: reason)) }
    let object: Any
    do {
      object = try JSONSerialization.jsonObject(with: bytes)
    } catch { return refuse("is no JSON object") }
    guard let object = object as? [String: Any] else { return refuse("is no JSON object") }
    var values: [ManifestColumn: String] = [:]
    for (key, value) in object {
      guard let column = ManifestColumn(rawValue: key) else {
        let known = ManifestColumn.allCases.map(\.rawValue).joined(separator: ", ")
        return refuse("the key '\(key)' is unknown; allowed are \(known)")
      }
      switch value {
      case is NSNull: continue
      case let text as String: values[column] = text
      case let number as NSNumber: values[column] = number.stringValue
      default: return refuse("the key '\(key)' holds no text or number")
      }
    }
    harvest.rows.append(ManifestColumn.row(values, line: line))
  }
}
