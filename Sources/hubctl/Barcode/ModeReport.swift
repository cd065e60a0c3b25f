import Foundation
import HubBarcode
import HubUnits

/// A scanner's mode and layout, as JSON or for a technician. Words and form are those of recordings and of the
/// fixtures' descriptors.
struct ModeReport: Encodable {
  let mode: String
  /// Offsets in bytes, the report id included; nil: the mode has no layout of its own.
  let layout: LayoutValue?
  /// Why the device is not supported.
  let reason: String?

  enum CodingKeys: CodingKey { case mode, layout, reason }

  /// Every key is written, with null for "nothing".
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(mode, forKey: .mode)
    try container.encode(layout, forKey: .layout)
    try container.encode(reason, forKey: .reason)
  }

  /// What a HID report descriptor says; alone, where vendor and product are not known.
  init(reportDescriptor: [UInt8], vendor: UInt16 = 0, product: UInt16 = 0) {
    let mode = ScannerMode.recognise(
      interfaceClass: 3, subclass: 0, interfaceProtocol: 0, vendor: vendor, product: product,
      reportDescriptor: reportDescriptor.span)
    guard case .hidKeyboard(let layout) = mode else {
      self.init(mode)
      return
    }
    self.init("hid_keyboard", Self.layout(layout, lamps: Self.lamps(reportDescriptor)))
  }

  init(_ mode: ScannerMode) {
    switch mode {
    case .hidPOS(let layout): self.init("hid_pos", Self.layout(layout))
    case .hidKeyboard(let layout): self.init("hid_keyboard", Self.layout(layout))
    case .cdcACM: self.init("cdc_acm")
    case .ibmOEM(let isTableTop): self.init(isTableTop ? "ibm_oem_tabletop" : "ibm_oem", Self.ibmLayout)
    case .snapi: self.init("snapi", reason: UnsupportedScanner.needsOtherMode.description)
    case .symbolCOM: self.init("symbol_com_hid")
    case .unsupported(let reason): self.init("unsupported", reason: reason.description)
    }
  }

  private init(_ mode: String, _ layout: LayoutValue? = nil, reason: String? = nil) {
    self.mode = mode
    self.layout = layout
    self.reason = reason
  }

  /// **Source**: report descriptor `ibm-oem-handheld`: no ids, 64 bytes in, 11 out.
  private static var ibmLayout: LayoutValue {
    .object([
      "input": .object(["report_id": .nothing, "bytes": .number(64)]),
      "output": .object(["report_id": .nothing, "bytes": .number(11)]),
    ])
  }

  private static func layout(_ layout: HIDKeyboardLayout, lamps: LayoutValue? = nil) -> LayoutValue {
    var input: [String: LayoutValue] = [
      "report_id": LayoutValue(layout.reportID.map(Int.init)), "bytes": .number(layout.byteCount),
      "keys": .object(["offset": .number(layout.keysOffset), "count": .number(layout.keyCount)]),
    ]
    if let offset = layout.modifierOffset { input["modifiers"] = .object(["offset": .number(offset)]) }
    var reports: [String: LayoutValue] = ["input": .object(input)]
    if let lamps { reports["output"] = .object(["leds": lamps]) }
    return .object(reports)
  }

  /// Where a keyboard has its lamps (Num Lock and its like). The daemon lights none: only who asks for the layout sees
  /// them.
  ///
  /// **Source**: HID Usage Tables 1.4, page 08.
  private static func lamps(_ reportDescriptor: [UInt8]) -> LayoutValue? {
    do throws(UnsupportedScanner) {
      let descriptor = try HIDReportDescriptor(reportDescriptor.span)
      for i in descriptor.fields.indices {
        let field = descriptor.fields[i]
        guard field.direction == .output, field.usagePage == 0x08, !field.isConstant, !field.isArray,
          field.bitSize == 1, field.bitOffset % 8 == 0
        else { continue }
        return .object(["offset": .number(field.bitOffset / 8), "bits": .number(field.count)])
      }
      return nil
    } catch {
      // What cannot be read was recognised as no keyboard before.
      return nil
    }
  }

  private static func layout(_ layout: HIDPOSLayout) -> LayoutValue {
    var input: [String: LayoutValue] = [
      "report_id": LayoutValue(layout.reportID.map(Int.init)), "bytes": .number(layout.byteCount),
      "byte_count": .field(layout.lengthOffset, size: layout.lengthSize),
      "decoded_data": .field(layout.dataOffset, size: layout.dataSize),
    ]
    if let offset = layout.symbologyIdentifierOffset {
      input["symbology_identifier"] = .field(offset, size: 3)
    }
    if let bit = layout.continuedBit {
      input["decode_data_continued"] = .object(["offset": .number(bit / 8), "bit": .number(bit % 8)])
    }
    var reports: [String: LayoutValue] = ["input": .object(input)]
    if let output = layout.output { reports["output"] = self.layout(output) }
    return .object(reports)
  }

  /// Bits count from the first bit behind the report id.
  private static func layout(_ output: HIDPOSOutput) -> LayoutValue {
    var bits: [String: LayoutValue] = [:]
    for action in HIDPOSOutput.Action.allCases {
      guard let bit = output.bit(of: action) else { continue }
      bits[name(action)] = .number(bit - (output.reportID == nil ? 0 : 8))
    }
    return .object([
      "report_id": LayoutValue(output.reportID.map(Int.init)), "bytes": .number(output.byteCount),
      "bits": .object(bits),
    ])
  }

  private static func name(_ action: HIDPOSOutput.Action) -> String {
    switch action {
    case .preventRead: "prevent_read"
    case .initiateRead: "initiate_read"
    case .goodReadLamp: "good_read_lamp"
    case .errorBeep: "sound_error_beep"
    case .goodReadBeep: "sound_good_read_beep"
    case .notOnFileBeep: "sound_not_on_file_beep"
    }
  }

  func jsonLine() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  var text: String {
    if let reason { return reason }
    return (["mode \(mode)"] + (layout?.lines(depth: 1) ?? [])).joined(separator: "\n")
  }
}
