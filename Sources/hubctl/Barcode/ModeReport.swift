import Foundation
import HubBarcode

/// A scanner's mode and layout, as JSON or for a technician.
struct ModeReport: Encodable {
  struct Field: Encodable {
    let name: String
    let offset: Int
    let size: Int
  }

  let mode: String
  let reportID: UInt8?
  let reportBytes: Int?
  let fields: [Field]
  /// Bits of the output report, counted from the report's first bit.
  let outputBits: [String: Int]
  let outputReportID: UInt8?
  /// Why the device is not supported.
  let reason: String?

  init(_ mode: ScannerMode) {
    switch mode {
    case .hidPOS(let layout):
      self.init(
        "hidPOS", id: layout.reportID, bytes: layout.byteCount, fields: Self.fields(layout), layout.output)
    case .hidKeyboard(let layout):
      var fields = [Field(name: "keys", offset: layout.keysOffset, size: layout.keyCount)]
      if let offset = layout.modifierOffset {
        fields.append(Field(name: "modifiers", offset: offset, size: 1))
      }
      self.init("hidKeyboard", id: layout.reportID, bytes: layout.byteCount, fields: fields)
    case .cdcACM: self.init("cdcACM")
    case .ibmOEM(let isTableTop): self.init(isTableTop ? "ibmOEMTableTop" : "ibmOEM")
    case .snapi: self.init("snapi")
    case .symbolCOM: self.init("symbolCOM")
    case .unsupported(let reason): self.init("unsupported", reason: reason.description)
    }
  }

  private init(
    _ mode: String, id: UInt8? = nil, bytes: Int? = nil, fields: [Field] = [], _ output: HIDPOSOutput? = nil,
    reason: String? = nil
  ) {
    self.mode = mode
    reportID = id
    reportBytes = bytes
    self.fields = fields
    self.reason = reason
    outputReportID = output?.reportID
    var bits: [String: Int] = [:]
    for action in HIDPOSOutput.Action.allCases { bits["\(action)"] = output?.bit(of: action) }
    outputBits = bits
  }

  private static func fields(_ layout: HIDPOSLayout) -> [Field] {
    var fields = [
      Field(name: "byteCount", offset: layout.lengthOffset, size: layout.lengthSize),
      Field(name: "decodedData", offset: layout.dataOffset, size: layout.dataSize),
    ]
    if let offset = layout.symbologyIdentifierOffset {
      fields.append(Field(name: "symbologyIdentifier", offset: offset, size: 3))
    }
    if let bit = layout.continuedBit { fields.append(Field(name: "continuedBit", offset: bit, size: 1)) }
    return fields
  }

  func jsonLine() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  var text: String {
    if let reason { return reason }
    var lines = ["mode \(mode)"]
    if let reportBytes {
      lines.append("  report \(reportID.map { "id \($0), " } ?? "")\(reportBytes) bytes")
    }
    for field in fields { lines.append("  \(field.name) at \(field.offset), \(field.size)") }
    for bit in outputBits.sorted(by: { $0.value < $1.value }) {
      lines.append("  \(bit.key) is bit \(bit.value)")
    }
    return lines.joined(separator: "\n")
  }
}
