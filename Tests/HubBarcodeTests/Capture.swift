import HubBarcode
import HubUnits
import Testing

/// One entry of `usb/captures.json`.
struct Capture: Decodable, Sendable, CustomTestStringConvertible {
  struct Event: Decodable, Sendable {
    let tMs: Int64
    let dir: String
    let hex: String
  }
  struct Expected: Decodable, Sendable {
    let bytesHex: String
    let symbologyIdentifier: String?
    let kind: String?
  }
  struct Options: Decodable, Sendable {
    let stripSuffix: Bool?
    let aimPrefix: Bool?
    let frameTimeoutMs: Int64?
    let prefixHex: String?
    let suffixHex: String?
  }

  let id: String
  let mode: String
  let events: [Event]
  let expected: [Expected]
  let options: Options?
  let descriptor: String?
  let layout: String?
  let droppedFragments: UInt64?
  let kind: String?

  var testDescription: String { id }

  /// What the configuration of this scanner would say.
  var settings: ScanDecoderSettings {
    var settings = ScanDecoderSettings()
    if options?.stripSuffix == true { settings.terminator = .enter }
    if options?.aimPrefix == true { settings.hasSymbologyPrefix = true }
    if let timeout = options?.frameTimeoutMs { settings.silence = .milliseconds(timeout) }
    if options?.suffixHex == "03" { settings.terminator = .endOfText }
    for byte in bytes(hex: options?.prefixHex ?? "") { settings.prefix.append(byte) }
    if let layout, let found = KeyboardLayout(word: layout) { settings.keyboardLayout = found }
    return settings
  }

  /// The mode, from the capture's report descriptor wherever it has one.
  func scannerMode(_ descriptors: [String: DeviceDescriptors]) throws -> ScannerMode {
    switch mode {
    case "cdc_acm": return .cdcACM
    case "symbol_com_hid": return .symbolCOM
    case "ibm_oem": return .ibmOEM(tableTop: false)
    case "ibm_oem_tabletop": return .ibmOEM(tableTop: true)
    case "hid_keyboard": return .hidKeyboard(.boot)
    case "hid_pos_newland":
      return ScannerMode.recognise(try HIDReportDescriptor(bytes(hex: newlandReportDescriptor).span))
    default:
      let descriptor = descriptors[descriptor ?? "hidpos-127"]?.reportDescriptor ?? ""
      return ScannerMode.recognise(try HIDReportDescriptor(bytes(hex: descriptor).span))
    }
  }
}

/// One entry of `usb/descriptors.json`.
struct DeviceDescriptors: Decodable, Sendable {
  let id: String
  let reportDescriptor: String?
  let reportDescriptors: [String: String]?

  static let path = "usb/descriptors.json"
  static var byID: [String: DeviceDescriptors] {
    Dictionary(uniqueKeysWithValues: Fixtures.list(path, "devices", as: Self.self).map { ($0.id, $0) })
  }
}

/// A report descriptor of our own for the layout of Newland's manual: id 2, count, 56 data bytes, 4 reserved, the
/// maker's symbology byte, then the continued bit; output id 4 with 63 bytes.
let newlandReportDescriptor =
  "058c0902a1010912a1028502150026ff0075089501" + "0501093b8102" + "058c953809fe820201"
  + "0600ff950409018102" + "950109028102" + "058c25017501950109ff8102" + "95078103" + "c0"
  + "0600ff0903a10285047508953f09039102" + "c0c0"
