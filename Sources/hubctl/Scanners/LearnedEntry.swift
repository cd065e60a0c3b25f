import HubBarcode
import HubDevices

/// What was learned, as an entry for the line's file and as words beside it.
struct LearnedEntry {
  let name: String
  /// Nil for a recording: vendor and product are then for the reader to fill in.
  let scanner: TappedScanner?
  let learned: LearnedScanner

  /// The entry, ready to paste.
  var lines: [String] {
    var lines = ["scanners:", "  \(name):", "    mode: \(mode)"]
    if isKeyboard { lines.append("    layout: \((learned.layouts.first ?? .us).word)") }
    lines.append("    usb: { \(usb) }")
    if let terminator { lines.append("    terminator: \(terminator)") }
    if !learned.writtenPrefix.isEmpty { lines.append("    prefix: \(Self.quoted(learned.writtenPrefix))") }
    if learned.hasAIMPrefix { lines.append("    aim_prefix: on") }
    if let codeIDs = learned.codeIDs { lines.append("    code_ids: \(codeIDs)") }
    return lines
  }

  /// What a person should know besides.
  var notes: [String] {
    var notes: [String] = []
    if learned.layouts.count > 1, learned.dependsOnLayout, isKeyboard {
      let others = learned.layouts.dropFirst().map(\.word).joined(separator: ", ")
      notes.append("Layout \(others) types these characters alike; they differ in letters with accents only.")
    }
    if !learned.dependsOnLayout, isKeyboard {
      notes.append("The scanner types by ALT codes: any layout is right. HID POS would be much faster.")
    }
    if learned.sendsGS == false {
      notes.append(
        "device: GS (hex 1D) is swallowed: GS1 labels will be doubtful. Switch control characters on in its set-up."
      )
    }
    if learned.missing.contains(.brackets) {
      notes.append("Bar code 3 did not come: whether GS comes through is not known. Is GS1-128 switched on?")
    }
    if !learned.lostSigns.isEmpty {
      let signs = learned.lostSigns.map { String(UnicodeScalar($0)) }.joined(separator: " ")
      notes.append("Not readable with this layout: \(signs) (no parcel number has them).")
    }
    if isKeyboard { notes.append("HID POS needs no layout and is faster: use it where the scanner has it.") }
    return notes
  }

  private var isKeyboard: Bool { if case .hidKeyboard = learned.mode { true } else { false } }

  /// **Source**: docs/configuration.md, `scanners`.
  private var mode: String {
    switch learned.mode {
    case .hidPOS: "hid-pos"
    case .hidKeyboard: "keyboard"
    case .cdcACM, .symbolCOM: "cdc"
    case .ibmOEM: "ibm-oem"
    case .snapi, .unsupported: "hid-pos"
    }
  }

  private var usb: String {
    guard let scanner else { return "vendor: 0x????, product: 0x????" }
    let halves = scanner.usbName.split(separator: ":")
    var keys = "vendor: 0x\(halves[0]), product: 0x\(halves[1])"
    if scanner.hasTwin {
      keys += ", port: \(scanner.port)"
    } else if let serial = scanner.serial {
      keys += ", serial: \(Self.quoted(Array(serial.utf8)))"
    }
    return keys
  }

  private var terminator: String? {
    switch learned.terminator {
    case .automatic: nil
    case .enter: isKeyboard ? "enter" : "cr"
    case .lineFeed: "lf"
    case .enterLineFeed: "crlf"
    case .tab: "tab"
    case .endOfText: "etx"
    case .silence: "silence"
    }
  }

  /// Text in YAML's double quotes.
  private static func quoted(_ bytes: [UInt8]) -> String {
    let inside = bytes.map { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: String(UnicodeScalar(byte))
      default: "\\x" + LabelBytes.hex([byte])
      }
    }
    return "\"" + inside.joined() + "\""
  }
}
