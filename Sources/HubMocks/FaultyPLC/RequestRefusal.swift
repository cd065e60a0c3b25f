/// Why a request is refused, as the exception's number.
///
/// **Source**: Modbus Application Protocol 1.1b3, section 7.
enum RequestRefusal: UInt8, Error {
  case illegalFunction = 1
  case illegalAddress = 2
  case illegalValue = 3
}
