import HubUnits

/// `links.NAME.rtu` as it was written: a serial line with Modbus slaves.
struct RTUDraft {
  static let keys = ["device", "speed", "format"]

  let device: Located<String>
  let speed: Located<Int>
  let format: Located<SerialLineSettings.Format>
  /// Whether nothing about it is in doubt.
  let isWhole: Bool

  init(_ reader: MappingReader) {
    device = reader.value("device", .serialDevice)
    // Source: Modbus over serial line 1.02, 2.3.1 and 2.5.1: 19,200 baud and even parity unless set otherwise.
    speed = reader.value("speed", .number(oneOf: SerialLineSettings.speeds), default: 19_200)
    format = reader.value("format", .word(fallback: .eightEven), default: .eightEven)
    isWhole = areSound(reader, device, speed, format) && !reader.hasUnknownKeys
  }
}
