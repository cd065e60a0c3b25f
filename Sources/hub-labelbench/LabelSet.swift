import HubBarcode

/// Labels side by side in one piece of memory, so that fetching them costs what it costs a decoder: nothing.
struct LabelSet {
  struct Entry {
    let start: Int
    let end: Int
    let identifier: SymbologyIdentifier?
  }

  let bytes: [UInt8]
  let entries: [Entry]
  /// The same labels as 64-byte reports of a HID POS scanner, one after the other, and where each label's start.
  let reports: [UInt8]
  let reportStarts: [Int]

  init?(_ labels: [[UInt8]]) {
    guard !labels.isEmpty else { return nil }
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    var reports: [UInt8] = []
    var reportStarts: [Int] = []
    for label in labels {
      let identifier = label.count > 3 ? SymbologyIdentifier(label[0], label[1], label[2]) : nil
      let data = identifier == nil ? label[...] : label.dropFirst(3)
      entries.append(Entry(start: bytes.count, end: bytes.count + data.count, identifier: identifier))
      bytes += data
      reportStarts.append(reports.count)
      reports += Self.reports(Array(data), identifier)
    }
    reportStarts.append(reports.count)
    (self.bytes, self.entries, self.reports, self.reportStarts) = (bytes, entries, reports, reportStarts)
  }

  /// **Source**: HHP manual: id 2, count, three bytes of identifier, 56 of data, bit 0 of the last byte "continued".
  private static func reports(_ data: [UInt8], _ identifier: SymbologyIdentifier?) -> [UInt8] {
    var out: [UInt8] = []
    var rest = data[...]
    repeat {
      let part = rest.prefix(56)
      rest = rest.dropFirst(56)
      var report: [UInt8] = [2, UInt8(part.count)]
      report += identifier.map { [0x5D, $0.code, $0.modifier] } ?? [0, 0, 0]
      report += Array(part) + [UInt8](repeating: 0, count: 58 - part.count)
      out += report + [rest.isEmpty ? 0 : 1]
    } while !rest.isEmpty
    return out
  }
}
