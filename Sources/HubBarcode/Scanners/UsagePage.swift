/// The HID usage pages we meet.
///
/// **Source**: HID Usage Tables 1.4; HID Point of Sale Usage Tables 1.02; IBM's page as in public hosts.
enum UsagePage {
  static var genericDesktop: UInt16 { 0x01 }
  static var keyboard: UInt16 { 0x07 }
  static var barCodeScanner: UInt16 { 0x8C }
  static var ibmPointOfSale: UInt16 { 0xFF45 }
}
