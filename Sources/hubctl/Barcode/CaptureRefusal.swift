import HubBarcode

/// Why a recording is not one.
enum CaptureRefusal: Error, CustomStringConvertible {
  case unknownMode(String)
  case notHexadecimal(String)
  case unknownLayout(String)
  case unknownTerminator(String)
  case longPrefix(String)
  case unknownCodeIDs(String)

  var description: String {
    switch self {
    case .unknownMode(let word):
      "client: unknown mode \"\(word)\"; known are hid_pos, hid_pos_newland, hid_keyboard, cdc_acm, ibm_oem, "
        + "ibm_oem_tabletop, symbol_com_hid and snapi"
    case .unknownLayout(let word):
      "client: unknown layout \"\(word)\"; known are "
        + KeyboardLayout.allCases.map(\.word).joined(separator: ", ")
    case .unknownTerminator(let word):
      "client: unknown terminator or suffix \"\(word)\"; known are automatic, enter, lf, crlf, tab, etx and silence, "
        + "and 0d, 0a, 0d0a, 09 and 03 as suffix_hex"
    case .unknownCodeIDs(let word):
      "client: unknown code_ids \"\(word)\"; known are honeywell, zebra and datalogic"
    case .longPrefix(let hex): "client: a prefix has eight bytes at most: \(hex)"
    case .notHexadecimal(let text): "client: not hexadecimal: \(text.prefix(40))"
    }
  }
}
