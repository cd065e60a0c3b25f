import HubUnits

/// How long a scanner takes to send a label, from its first byte until the whole is known.
///
/// The core places a read by its first byte, but can only look up what has come whole: the parcel travels on meanwhile.
/// A tunnel in keyboard mode needs metres for it.
struct LabelTime {
  /// Bytes of the longest label that can be a parcel's key.
  static let bytes = Barcode.capacity
  /// Between two reports of a HID scanner at most.
  ///
  /// **Source**: bInterval of scanners in public descriptors: 1, 3, 4, 8 and 10 ms.
  private static let reportInterval = Nanoseconds.milliseconds(10)
  /// Between two reports of a keyboard, and the reports of a character: pressed and released, Shift in its own.
  ///
  /// **Source**: bInterval 8 of keyboards; 82 reports for 20 characters, SCANNERS facts.
  private static let keyInterval = Nanoseconds.milliseconds(8)
  private static let reportsOfCharacter = 4
  /// Between two packets of a serial scanner on USB. **Source**: one frame of a full-speed bus, twice.
  private static let packetInterval = Nanoseconds.milliseconds(2)
  /// Bits on a serial line for a byte at most. **Source**: start, eight, parity, stop.
  private static let bitsOfByte = 11
  /// How long nothing may come before a label without a terminator is over.
  ///
  /// **Source**: `ScanDecoderSettings.silence`, which this target cannot see.
  private static let silence = Nanoseconds.milliseconds(100)

  /// - Parameter line: of a serial port; means nothing in the other modes.
  static func longest(
    _ mode: ScannerDescription.Mode, terminator: ScannerDescription.Terminator?,
    line: SerialLineSettings = SerialLineSettings()
  ) -> Nanoseconds {
    switch mode {
    // 56 bytes fit a report of HID POS, 58 one of IBM OEM: two reports.
    case .hidPOS, .ibmOEM: return reportInterval
    case .keyboard: return keyInterval * Int64(bytes * reportsOfCharacter) + ending(terminator)
    case .cdc: return packetInterval + ending(terminator)
    case .serial:
      let bits = Int64(bytes + 1) * Int64(bitsOfByte)
      return Nanoseconds(bits * 1_000_000_000 / Int64(line.speed)) + ending(terminator)
    }
  }

  /// Without a terminator named, a label may be over only by silence.
  private static func ending(_ terminator: ScannerDescription.Terminator?) -> Nanoseconds {
    switch terminator {
    case nil, .silence: silence
    case .cr, .lf, .crlf, .etx, .enter, .tab: .zero
    }
  }
}
