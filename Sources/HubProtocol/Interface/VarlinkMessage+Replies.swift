public import Foundation

extension VarlinkMessage {
  private struct Reply<Parameters: Codable>: Codable {
    var parameters: Parameters
    var continues: Bool?
  }
  private struct ErrorReply<Parameters: Codable>: Codable {
    var error: String
    var parameters: Parameters
  }
  private struct AnyParameters: Decodable {
    var parameters: SorterError.Parameters?
  }
  private struct ServiceErrorParameters: Codable {
    struct Values: Codable {
      var interface: String?
      var method: String?
      var parameter: String?
    }
    var parameters: Values?
  }
  struct Description: Codable { var description: String }

  /// A good reply.
  public static func reply<Parameters: Codable>(_ parameters: Parameters, continues: Bool = false) throws
    -> Data
  {
    try encoder().encode(Reply(parameters: parameters, continues: continues ? true : nil))
  }

  /// The reply to `GetInterfaceDescription`.
  public static func reply(description: String) throws -> Data {
    try reply(Description(description: description))
  }

  public static func reply(_ error: SorterError) throws -> Data {
    try encoder().encode(ErrorReply(error: error.qualifiedName, parameters: error.parameters))
  }

  public static func reply(_ error: VarlinkServiceError) throws -> Data {
    let (key, value) = error.parameter
    return try encoder().encode(ErrorReply(error: error.qualifiedName, parameters: [key: value]))
  }

  public static func replyHeader(in message: Data) throws -> ReplyHeader {
    try decoder().decode(ReplyHeader.self, from: message)
  }

  /// The parameters of a good reply.
  public static func replyParameters<Parameters: Codable>(
    _ type: Parameters.Type, in message: Data
  ) throws -> Parameters {
    try decoder().decode(Reply<Parameters>.self, from: message).parameters
  }

  /// The error of an error reply whose name is known.
  public static func error(named qualifiedName: String, in message: Data) throws -> any Error {
    let prefix = SorterInterface.name + "."
    if qualifiedName.hasPrefix(prefix) {
      let parameters = try decoder().decode(AnyParameters.self, from: message).parameters
      let name = String(qualifiedName.dropFirst(prefix.count))
      if let error = SorterError(name: name, parameters: parameters ?? SorterError.Parameters()) {
        return error
      }
    } else {
      let values = try decoder().decode(ServiceErrorParameters.self, from: message).parameters
      let value = values?.interface ?? values?.method ?? values?.parameter ?? ""
      if let error = VarlinkServiceError(qualifiedName: qualifiedName, value: value) { return error }
    }
    return UnknownVarlinkError(name: qualifiedName)
  }
}
