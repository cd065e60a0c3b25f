import HubBarcode

/// What one recording decodes to.
struct CaptureReport: Encodable {
  struct Scan: Encodable {
    let bytesHex: String
    let text: String
    let symbologyIdentifier: String?
    let doubtful: Bool

    enum CodingKeys: String, CodingKey {
      case bytesHex = "bytes_hex"
      case text, symbologyIdentifier, doubtful
    }

    /// `symbologyIdentifier` is written even when there is none.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(bytesHex, forKey: .bytesHex)
      try container.encode(text, forKey: .text)
      try container.encode(symbologyIdentifier, forKey: .symbologyIdentifier)
      try container.encode(doubtful, forKey: .doubtful)
    }
  }

  let id: String
  let mode: String
  var scans: [Scan] = []
  var deviceAnswers: [Scan] = []
  var droppedFragments: UInt64 = 0
  var noReads: UInt64 = 0
  var faults: UInt64 = 0
  var reports: UInt64 = 0
  var hints: [String] = []
  /// Why the capture was not decoded.
  var error: String?

  init(id: String, mode: String) {
    self.id = id
    self.mode = mode
  }

  var text: String {
    var lines = ["\(id) (\(mode))"]
    if let error { lines.append("  \(error)") }
    for scan in scans {
      lines.append(
        "  scan    \(scan.symbologyIdentifier.map { $0 + " " } ?? "")"
          + LabelBytes.printable(scan.text) + (scan.doubtful ? "  DOUBTFUL" : ""))
    }
    for answer in deviceAnswers { lines.append("  answer  " + LabelBytes.printable(answer.text)) }
    for hint in hints { lines.append("  hint    " + hint) }
    let counts = [("dropped fragments", droppedFragments), ("no-reads", noReads), ("faults", faults)]
    for (name, count) in counts where count > 0 { lines.append("  \(name): \(count)") }
    return lines.joined(separator: "\n")
  }
}
