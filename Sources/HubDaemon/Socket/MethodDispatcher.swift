import Foundation
import HubProtocol

/// Turns one call's message into the reply's message: finds the method, checks the role and the parameters, asks
/// the service.
struct MethodDispatcher<Service: SorterService>: Sendable {
  let service: Service
  let info: ServiceInfo

  /// The replies to every method but `Watch`.
  func reply(to header: VarlinkMessage.CallHeader, in message: Data, from client: SocketClient) async throws
    -> Data
  {
    let interface = VarlinkMessage.interface(ofMethod: header.method) ?? ""
    switch interface {
    case VarlinkServiceError.interface: return try introspection(header, message)
    case SorterInterface.name:
      guard let method = SorterMethod(qualifiedName: header.method) else {
        return try VarlinkMessage.reply(VarlinkServiceError.methodNotFound(method: header.method))
      }
      if let refusal = refusal(of: method, for: client) { return try VarlinkMessage.reply(refusal) }
      do {
        return try await answer(method, message, client)
      } catch let error as SorterError {
        return try VarlinkMessage.reply(error)
      } catch let error as VarlinkServiceError {
        return try VarlinkMessage.reply(error)
      }
    default: return try VarlinkMessage.reply(VarlinkServiceError.interfaceNotFound(interface: interface))
    }
  }

  /// Why a client may not call a method, or nil when it may.
  func refusal(of method: SorterMethod, for client: SocketClient) -> SorterError? {
    if let role = client.role, role >= method.neededRole { return nil }
    return .notPermitted(role: client.role, needed: method.neededRole)
  }

  private func introspection(_ header: VarlinkMessage.CallHeader, _ message: Data) throws -> Data {
    switch header.method.dropFirst(VarlinkServiceError.interface.count + 1) {
    case "GetInfo": return try VarlinkMessage.reply(info)
    case "GetInterfaceDescription":
      do throws(VarlinkServiceError) {
        let interface = try VarlinkMessage.interfaceParameter(in: message)
        guard let text = Self.descriptions[interface] else {
          throw .interfaceNotFound(interface: interface)
        }
        return try reply(description: text)
      } catch { return try VarlinkMessage.reply(error) }
    default: return try VarlinkMessage.reply(VarlinkServiceError.methodNotFound(method: header.method))
    }
  }

  private func reply(description: String) throws(VarlinkServiceError) -> Data {
    do {
      return try VarlinkMessage.reply(description: description)
    } catch {
      // A string always encodes; if it did not, the method would be of no use.
      throw .methodNotImplemented(method: VarlinkServiceError.interface + ".GetInterfaceDescription")
    }
  }

  private static var descriptions: [String: String] {
    [
      SorterInterface.name: SorterInterface.definition,
      VarlinkServiceError.interface: VarlinkServiceError.definition,
    ]
  }

  /// Each method has its case, so that none is ever answered as another.
  private func answer(_ method: SorterMethod, _ message: Data, _ client: SocketClient) async throws -> Data {
    switch method {
    case .watch: preconditionFailure("hub bug: Watch is served by its connection")
    case .getState: try await ask(GetState.self, message) { try await service.answer($0, for: client) }
    case .why: try await ask(Why.self, message) { try await service.answer($0, for: client) }
    case .getHealth: try await ask(GetHealth.self, message) { try await service.answer($0, for: client) }
    case .diagnose:
      try await ask(Diagnose.self, message) { _ in
        let health = try await service.answer(GetHealth(), for: client).health
        return Diagnose.Reply(checks: health.checks)
      }
    case .getReport: try await ask(GetReport.self, message) { try await service.answer($0, for: client) }
    case .readEvents: try await ask(ReadEvents.self, message) { try await service.answer($0, for: client) }
    case .acknowledgeEvents:
      try await ask(AcknowledgeEvents.self, message) { try await service.answer($0, for: client) }
    case .setLane: try await ask(SetLane.self, message) { try await service.answer($0, for: client) }
    case .redirect: try await ask(Redirect.self, message) { try await service.answer($0, for: client) }
    case .hold: try await ask(Hold.self, message) { try await service.answer($0, for: client) }
    case .resetHold: try await ask(ResetHold.self, message) { try await service.answer($0, for: client) }
    case .setCustoms: try await ask(SetCustoms.self, message) { try await service.answer($0, for: client) }
    case .getCustoms: try await ask(GetCustoms.self, message) { try await service.answer($0, for: client) }
    case .beginManifestImport:
      try await ask(BeginManifestImport.self, message) { try await service.answer($0, for: client) }
    case .addManifestRows:
      try await ask(AddManifestRows.self, message) { try await service.answer($0, for: client) }
    case .commitManifestImport:
      try await ask(CommitManifestImport.self, message) { try await service.answer($0, for: client) }
    case .abortManifestImport:
      try await ask(AbortManifestImport.self, message) { try await service.answer($0, for: client) }
    case .lookUpManifest:
      try await ask(LookUpManifest.self, message) { try await service.answer($0, for: client) }
    case .readIO: try await ask(ReadIO.self, message) { try await service.answer($0, for: client) }
    case .writeIO: try await ask(WriteIO.self, message) { try await service.answer($0, for: client) }
    case .jogOutput: try await ask(JogOutput.self, message) { try await service.answer($0, for: client) }
    case .tryDiverter: try await ask(TryDiverter.self, message) { try await service.answer($0, for: client) }
    }
  }

  private func ask<Call: SorterCall>(
    _ type: Call.Type, _ message: Data, _ answer: (Call) async throws -> Call.Reply
  ) async throws -> Data {
    try VarlinkMessage.reply(await answer(VarlinkMessage.parameters(type, in: message)))
  }
}
