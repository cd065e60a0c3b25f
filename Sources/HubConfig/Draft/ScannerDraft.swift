import HubUnits

/// `scanners.NAME` as it was written.
struct ScannerDraft {
  static let keys = ["mode", "usb", "layout", "terminator", "aim_prefix"]
  /// The layouts HubBarcode has tables for; HubDevices looks them up by the same words.
  static let layouts = ["us", "be", "fr", "de", "gb", "nl", "it", "es", "ch-fr", "ch-de"]

  let name: Located<String>
  let place: Place
  let mode: Located<ScannerDescription.Mode>
  let vendor: Located<UInt16>
  let product: Located<UInt16>
  let serial: Located<String>?
  let port: Located<String>?
  /// It is told from its like by the card of its station.
  let hasStationCard: Located<Bool>
  let layout: Located<String>?
  let terminator: Located<ScannerDescription.Terminator>?
  let hasAIMPrefix: Located<Bool>
  /// Whether nothing about it is in doubt.
  let isWhole: Bool

  init(name: Located<String>, _ reader: MappingReader) {
    self.name = name
    place = reader.place
    mode = reader.value("mode", .word(fallback: .hidPOS))
    let usb = reader.mapping("usb", keys: ["vendor", "product", "serial", "port", "station_card"])
    vendor = usb.value("vendor", .usbNumber)
    product = usb.value("product", .usbNumber)
    // Source: a USB string descriptor holds at most 126 characters (USB 2.0 §9.6.7).
    serial = usb.optional("serial", .text(atMost: 126))
    port = usb.optional("port", .text(atMost: 32))
    hasStationCard = usb.value("station_card", .onOff, default: false)
    layout = reader.optional("layout", .word(oneOf: Self.layouts))
    terminator = reader.optional("terminator", .word(fallback: .cr))
    hasAIMPrefix = reader.value("aim_prefix", .onOff, default: false)
    isWhole = areSound(reader, usb, mode, vendor, product) && !reader.hasUnknownKeys && !usb.hasUnknownKeys
  }
}
