/// Where a Modbus server listens: `127.0.0.1:15020`.
///
/// A dotted IPv4 address and no name: one that has to be looked up works until the name server does not.
public struct Endpoint {
  public var host: String
  public var port: UInt16

  /// **Source**: Modbus Messaging on TCP/IP Implementation Guide V1.0b §4.2.1, registered port 502.
  static let registeredPort: UInt16 = 502

  /// What a text that is none should be.
  public static let advice =
    "write a dotted IPv4 address and a port, as in '192.168.1.10:502'; names and IPv6 are not looked up"

  /// - Parameter text: an address, with or without a port; nil for anything that could never be connected to.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let port = parts.count == 1 ? Self.registeredPort : Self.port(parts[1])
    guard parts.count <= 2, Self.isDotted(parts[0]), let port, port > 0 else { return nil }
    self.init(host: String(parts[0]), port: port)
  }

  init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Digits and no sign.
  private static func port(_ text: Substring) -> UInt16? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? UInt16(text) : nil
  }

  /// Four numbers to 255, none with a leading zero, which some read as octal. **Source**: inet_pton(3).
  private static func isDotted(_ host: Substring) -> Bool {
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers.allSatisfy { UInt8($0).map(String.init) == String($0) }
  }
}

extension ValueKind where Value == Endpoint {
  static var endpoint: ValueKind {
    ValueKind(needs: "an address such as '192.168.1.10:502'", fallback: Endpoint(host: "", port: 0)) {
      text throws(ValueFault) in
      guard let endpoint = Endpoint(text) else {
        throw ValueFault(message: "'\(text)' is no address; \(Endpoint.advice)")
      }
      return endpoint
    }
  }
}
