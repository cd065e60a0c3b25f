extension SorterError {
  /// Every parameter any of the errors has; each error uses its own.
  struct Parameters: Codable, Hashable, Sendable {
    var role: SocketRole?
    var needed: SocketRole?
    var number: Int?
    var query: String?
    var code: String?
    var field: String?
    var reason: String?
    var cause: HoldView.Cause?
    var importID: Int64?
    var id: String?
    var waitedMs: Int?
    var limitBytes: Int?
    var limit: Int?
    var refusal: Redirect.Refusal?
    var lateMm: Int?
    var why: JogRefusal?
    var subject: String?

    enum CodingKeys: String, CodingKey {
      case role, needed, number, query, code, field, reason, cause, id, limit, why, subject
      // Spelt as the coder's snake case turns them back: `import_id`, `waited_ms`, `limit_bytes`.
      case importID = "importId"
      case waitedMs, limitBytes, refusal, lateMm
    }
  }

  var parameters: Parameters {
    var p = Parameters()
    switch self {
    case .notPermitted(let role, let needed):
      p.role = role
      p.needed = needed
    case .unknownLane(let number): p.number = number
    case .unknownParcel(let query): p.query = query
    case .unknownCode(let code): p.code = code
    case .badArgument(let field, let reason):
      p.field = field
      p.reason = reason
    case .resetRefused(let cause): p.cause = cause
    case .redirectRefused(let refusal, let late):
      p.refusal = refusal
      p.lateMm = late
    case .jogRefused(let refusal, let subject):
      p.why = refusal
      p.subject = subject
    case .storeUnavailable(let reason): p.reason = reason
    case .unknownImport(let importID): p.importID = importID
    case .commandMismatch(let id): p.id = id
    case .coreSilent(let waited): p.waitedMs = waited
    case .stopping: break
    case .messageTooLong(let limit): p.limitBytes = limit
    case .tooManyClients(let limit): p.limit = limit
    }
    return p
  }

  /// The error of a name and its parameters as they came over the wire, or nil when they make none.
  init?(name: String, parameters p: Parameters) {
    guard let error = Self.refusal(named: name, p) ?? Self.failure(named: name, p) else { return nil }
    self = error
  }

  private static func refusal(named name: String, _ p: Parameters) -> SorterError? {
    switch name {
    case "NotPermitted": p.needed.map { .notPermitted(role: p.role, needed: $0) }
    case "UnknownLane": p.number.map { .unknownLane(number: $0) }
    case "UnknownParcel": p.query.map { .unknownParcel(query: $0) }
    case "UnknownCode": p.code.map { .unknownCode(code: $0) }
    case "BadArgument":
      p.field.flatMap { field in p.reason.map { .badArgument(field: field, reason: $0) } }
    case "UnknownImport": p.importID.map { .unknownImport(importID: $0) }
    case "CommandMismatch": p.id.map { .commandMismatch(id: $0) }
    default: nil
    }
  }

  private static func failure(named name: String, _ p: Parameters) -> SorterError? {
    switch name {
    case "ResetRefused": p.cause.map { .resetRefused(cause: $0) }
    case "RedirectRefused":
      p.refusal.flatMap { refusal in p.lateMm.map { .redirectRefused(refusal, lateMm: $0) } }
    case "JogRefused":
      p.why.flatMap { why in p.subject.map { .jogRefused(why, subject: $0) } }
    case "StoreUnavailable": p.reason.map { .storeUnavailable(reason: $0) }
    case "CoreSilent": p.waitedMs.map { .coreSilent(waitedMs: $0) }
    case "Stopping": .stopping
    case "MessageTooLong": p.limitBytes.map { .messageTooLong(limitBytes: $0) }
    case "TooManyClients": p.limit.map { .tooManyClients(limit: $0) }
    default: nil
    }
  }
}
