import HubUnits

/// A parcel on the belt, as it is kept for the next life of the daemon.
struct RememberedParcel: Codable, Hashable, Sendable {
  var serial: Int64
  /// Its bytes in hexadecimal, two digits each; empty when nobody had read one.
  var codeBytes: String
  /// Where its leading edge was on the line.
  var positionMicrometres: Int64
  var lengthMicrometres: Int64

  init(serial: ParcelSerial, code: Barcode, position: Distance, length: Distance) {
    self.serial = serial.number
    codeBytes = (0..<code.count).map { Self.digits(of: code[$0]) }.joined()
    positionMicrometres = position.micrometres
    lengthMicrometres = length.micrometres
  }

  /// The code, or nil when the digits are no bytes.
  var code: Barcode? {
    let digits = codeBytes.utf8.map { UInt8($0) }
    guard digits.count % 2 == 0 else { return nil }
    var code = Barcode()
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16),
        code.append(byte)
      else { return nil }
    }
    return code
  }

  private static func digits(of byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  enum CodingKeys: String, CodingKey {
    case serial
    case codeBytes = "code_hex"
    case positionMicrometres = "position_um"
    case lengthMicrometres = "length_um"
  }
}
