import HubUnits

/// `scanners.NAME.tty` and `links.NAME.rtu` as they were written: a serial port of the kernel's.
struct SerialPortDraft {
  static let keys = ["device", "speed", "format"]

  let device: Located<String>
  let speed: Located<Int>
  let format: Located<SerialLineSettings.Format>
  /// Whether nothing about it is in doubt.
  let isWhole: Bool

  /// - Parameters:
  ///   - speed: what it is unless the file says otherwise; so `format`.
  init(_ reader: MappingReader, speed: Int, format: SerialLineSettings.Format) {
    device = reader.value("device", .serialDevice)
    self.speed = reader.value("speed", .number(oneOf: SerialLineSettings.speeds), default: speed)
    self.format = reader.value("format", .word(fallback: format), default: format)
    isWhole = areSound(reader, device, self.speed, self.format) && !reader.hasUnknownKeys
  }
}

extension ValueKind where Value == String {
  /// The file of a serial port, by a name that stays with it.
  static var serialDevice: ValueKind {
    ValueKind(needs: "a port such as /dev/serial/by-id/…", fallback: "") { text throws(ValueFault) in
      let lasting = [
        "/dev/serial/by-id/…", "/dev/serial/by-path/…", "a port of a card, /dev/ttyS0",
        "a link of your own under /dev",
      ]
      // Source: open(2): a path has at most 4,096 bytes; no name under /dev is near 255.
      guard text.hasPrefix("/dev/"), text.utf8.count > 5, text.utf8.count <= 255 else {
        throw ValueFault(message: "'\(text)' is no serial port", allowed: lasting)
      }
      guard !text.hasPrefix("/dev/ttyUSB"), !text.hasPrefix("/dev/ttyACM") else {
        throw ValueFault(
          message:
            "'\(text)' goes to whichever adapter was plugged in first; name the port by a link that stays "
            + "with it (ls -l /dev/serial/by-id /dev/serial/by-path)", allowed: lasting)
      }
      return text
    }
  }
}
