public import Foundation

extension VarlinkMessage {
  private struct Call<Parameters: Encodable>: Encodable {
    var method: String
    var parameters: Parameters
    var more: Bool?
  }
  private struct CallParameters<Parameters: Decodable>: Decodable {
    var parameters: Parameters?
  }
  private struct Nothing: Codable {}
  private struct InterfaceParameter: Codable { var interface: String }

  /// A call of `io.hubd.Sorter`.
  public static func call<Call: SorterCall>(_ call: Call, more: Bool = false) throws -> Data {
    try encoder().encode(
      Self.Call(method: Call.method.qualifiedName, parameters: call, more: more ? true : nil))
  }

  public static func callHeader(in message: Data) throws -> CallHeader {
    try decoder().decode(CallHeader.self, from: message)
  }

  /// The parameters of a call whose method is known.
  ///
  /// **Errors**: `VarlinkServiceError.invalidParameter` names the parameter that is missing or wrong.
  public static func parameters<Call: SorterCall>(
    _ type: Call.Type, in message: Data
  ) throws(VarlinkServiceError) -> Call {
    do {
      if let call = try decoder().decode(CallParameters<Call>.self, from: message).parameters { return call }
      // A call without parameters may leave them out.
      return try decoder().decode(Call.self, from: Data("{}".utf8))
    } catch { throw .invalidParameter(parameter: Self.place(of: error)) }
  }

  /// The parameter of `org.varlink.service.GetInterfaceDescription`.
  public static func interfaceParameter(in message: Data) throws(VarlinkServiceError) -> String {
    do {
      let parameters = try decoder().decode(CallParameters<InterfaceParameter>.self, from: message).parameters
      guard let parameters else { throw VarlinkServiceError.invalidParameter(parameter: "interface") }
      return parameters.interface
    } catch { throw .invalidParameter(parameter: "interface") }
  }

  /// Where in the parameters a decoding error points, as the wire spells it.
  private static func place(of error: any Error) -> String {
    let path: [any CodingKey] =
      switch error {
      case DecodingError.keyNotFound(let key, let context): context.codingPath + [key]
      case DecodingError.typeMismatch(_, let context): context.codingPath
      case DecodingError.valueNotFound(_, let context): context.codingPath
      case DecodingError.dataCorrupted(let context): context.codingPath
      default: []
      }
    let names = path.map { key in key.intValue.map { "[\($0)]" } ?? Self.snakeCase(key.stringValue) }
    let inside = names.first == "parameters" ? names.dropFirst() : names[...]
    return inside.isEmpty ? "parameters" : inside.joined(separator: ".").replacing(".[", with: "[")
  }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      if letter.isUppercase { text += "_" + letter.lowercased() } else { text.append(letter) }
    }
  }
}
