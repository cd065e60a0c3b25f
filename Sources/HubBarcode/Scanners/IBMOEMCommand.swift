public import HubUnits

/// The output reports of an IBM OEM scanner.
///
/// **Shape**: 11 bytes, no report id, sent by SET_REPORT 0200.
/// **Source**: `fixtures/usb/ibm_oem.json`: report descriptor `ibm-oem-handheld` and the table of commands; the enabling
/// report of a real capture (05e0:1300) is `11` and ten zeros.
public enum IBMOEMCommand {
  public static let byteCount = 11

  /// The bytes that give an order. Every unit knows them all: the tones are direct I/O.
  public static func report(for order: ScannerOrder) -> BoundedList<64, UInt8> {
    switch order {
    case .allowReading: padded(0x11)
    case .preventReading: padded(0x12)
    case .soundGood: padded(0x30, 0x00, 0x04)
    case .soundException: padded(0x30, 0x00, 0x06)
    case .soundError: padded(0x30, 0x00, 0x05)
    }
  }

  private static func padded(_ first: UInt8, _ second: UInt8 = 0, _ third: UInt8 = 0) -> BoundedList<
    64, UInt8
  > {
    var bytes = BoundedList<64, UInt8>(filler: 0)
    bytes.append(first)
    bytes.append(second)
    bytes.append(third)
    while bytes.count < byteCount { bytes.append(0) }
    return bytes
  }
}
