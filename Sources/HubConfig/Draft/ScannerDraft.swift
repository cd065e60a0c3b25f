import HubUnits

/// `scanners.NAME` as it was written.
struct ScannerDraft {
  static let keys = [
    "mode", "usb", "tty", "commands", "layout", "terminator", "aim_prefix", "prefix", "code_ids",
  ]
  /// The layouts HubBarcode has tables for; HubDevices looks them up by the same words.
  static let layouts = ["us", "be", "fr", "de", "gb", "nl", "it", "es", "ch-fr", "ch-de"]

  /// The makers HubBarcode knows the letters of.
  static let letterMakers = ["honeywell", "zebra", "datalogic"]

  /// The makers HubBarcode knows the commands of.
  static let commandMakers = ["datalogic", "honeywell", "cipherlab", "none"]

  let name: Located<String>
  let place: Place
  let mode: Located<ScannerDescription.Mode>
  /// Where `usb` stands, if it does.
  let usbPlace: Place?
  /// 0 for a scanner that is not on USB.
  let vendor: Located<UInt16>
  let product: Located<UInt16>
  let serial: Located<String>?
  let port: Located<String>?
  /// It is told from its like by the card of its station.
  let hasStationCard: Located<Bool>
  let tty: SerialPortDraft?
  let commands: Located<String>?
  let layout: Located<String>?
  let terminator: Located<ScannerDescription.Terminator>?
  let hasAIMPrefix: Located<Bool>
  let prefix: Located<String>?
  let codeIDs: Located<String>?
  /// Whether nothing about it is in doubt.
  let isWhole: Bool

  init(name: Located<String>, _ reader: MappingReader) {
    self.name = name
    place = reader.place
    mode = reader.value("mode", .word(fallback: .hidPOS))
    let isSerial = mode.isSound ? mode.value == .serial : reader.has("tty")
    usbPlace = reader.has("usb") ? reader.place(of: "usb") : nil
    let usbKeys = ["vendor", "product", "serial", "port", "station_card"]
    let usb = isSerial ? reader.optionalMapping("usb", keys: usbKeys) : reader.mapping("usb", keys: usbKeys)
    let notThere = Located<UInt16>(value: 0, place: reader.place)
    vendor = usb?.value("vendor", .usbNumber) ?? notThere
    product = usb?.value("product", .usbNumber) ?? notThere
    // Source: a USB string descriptor holds at most 126 characters (USB 2.0 §9.6.7).
    serial = usb?.optional("serial", .text(atMost: 126))
    port = usb?.optional("port", .text(atMost: 32))
    hasStationCard =
      usb?.value("station_card", .onOff, default: false) ?? Located(value: false, place: reader.place)
    let port =
      isSerial
      ? reader.mapping("tty", keys: SerialPortDraft.keys)
      : reader.optionalMapping("tty", keys: SerialPortDraft.keys)
    // As most scanners are made.
    tty = port.map { SerialPortDraft($0, speed: 9_600, format: .eightNone) }
    commands = reader.optional("commands", .word(oneOf: Self.commandMakers))
    layout = reader.optional("layout", .word(oneOf: Self.layouts))
    terminator = reader.optional("terminator", .word(fallback: .cr))
    hasAIMPrefix = reader.value("aim_prefix", .onOff, default: false)
    prefix = reader.optional("prefix", .labelPrefix)
    codeIDs = reader.optional("code_ids", .word(oneOf: Self.letterMakers))
    isWhole =
      areSound(reader, mode, vendor, product) && (usb?.isSound ?? true) && (tty?.isWhole ?? true)
      && !reader.hasUnknownKeys && !(usb?.hasUnknownKeys ?? false)
  }
}
