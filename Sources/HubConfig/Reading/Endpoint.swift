/// Where a Modbus server listens: `127.0.0.1:15020`, `plc1.local`, `[fe80::1]:502`.
struct Endpoint {
  var host: String
  var port: UInt16

  /// **Source**: Modbus Messaging on TCP/IP Implementation Guide V1.0b §4.2.1, registered port 502.
  static let registeredPort: UInt16 = 502
}

extension ValueKind where Value == Endpoint {
  static var endpoint: ValueKind {
    ValueKind(needs: "an address such as '192.168.1.10:502'", fallback: Endpoint(host: "", port: 0)) {
      text throws(ValueFault) in
      let fault = ValueFault(
        message: "'\(text)' is no address; write HOST or HOST:PORT, as in '192.168.1.10:502'")
      var host = text[...]
      var port = Endpoint.registeredPort
      if let colon = text.lastIndex(of: ":"), text.hasSuffix("]") == false {
        guard let number = UInt16(text[text.index(after: colon)...]), number > 0 else { throw fault }
        port = number
        host = text[..<colon]
      }
      if host.hasPrefix("["), host.hasSuffix("]") {
        host = host.dropFirst().dropLast()
      } else if host.contains(":") {
        throw ValueFault(message: "'\(text)': write an IPv6 address in brackets, as in '[fe80::1]:502'")
      }
      guard !host.isEmpty, host.allSatisfy({ !$0.isWhitespace }) else { throw fault }
      return Endpoint(host: String(host), port: port)
    }
  }
}
