/// The standard errors of `org.varlink.service`.
///
/// **Source**: varlink.org/Service.
public enum VarlinkServiceError: Error, Hashable, Sendable {
  case interfaceNotFound(interface: String)
  case methodNotFound(method: String)
  case methodNotImplemented(method: String)
  case invalidParameter(parameter: String)

  /// The interface they belong to.
  public static let interface = "org.varlink.service"

  /// The name with its interface, as a reply carries it.
  public var qualifiedName: String {
    let name =
      switch self {
      case .interfaceNotFound: "InterfaceNotFound"
      case .methodNotFound: "MethodNotFound"
      case .methodNotImplemented: "MethodNotImplemented"
      case .invalidParameter: "InvalidParameter"
      }
    return Self.interface + "." + name
  }

  /// The name of its only parameter, and the parameter.
  var parameter: (key: String, value: String) {
    switch self {
    case .interfaceNotFound(let value): ("interface", value)
    case .methodNotFound(let value), .methodNotImplemented(let value): ("method", value)
    case .invalidParameter(let value): ("parameter", value)
    }
  }

  /// The error of a qualified name and its parameter, or nil.
  init?(qualifiedName: String, value: String) {
    let all: [VarlinkServiceError] = [
      .interfaceNotFound(interface: value), .methodNotFound(method: value),
      .methodNotImplemented(method: value), .invalidParameter(parameter: value),
    ]
    guard let match = all.first(where: { $0.qualifiedName == qualifiedName }) else { return nil }
    self = match
  }
}

extension VarlinkServiceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .interfaceNotFound(let name): "client: the daemon has no interface '\(name)'"
    case .methodNotFound(let name): "client: the daemon has no method '\(name)'; are both of one version?"
    case .methodNotImplemented(let name): "client: the daemon does not do '\(name)'"
    case .invalidParameter(let name): "client: the parameter '\(name)' is missing or not of its type"
    }
  }
}

extension VarlinkServiceError {
  /// The definition of the standard interface.
  ///
  /// **Source**: varlink.org/Service.
  public static let definition = """
    # What every Varlink service tells of itself.
    interface org.varlink.service

    method GetInfo() -> (vendor: string, product: string, version: string, url: string, interfaces: []string)
    # The definition of one of the interfaces that GetInfo names.
    method GetInterfaceDescription(interface: string) -> (description: string)

    error InterfaceNotFound (interface: string)
    error MethodNotFound (method: string)
    error MethodNotImplemented (method: string)
    error InvalidParameter (parameter: string)

    """
}
