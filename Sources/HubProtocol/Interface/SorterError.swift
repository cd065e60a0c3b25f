/// Why a call was refused: the closed list of errors of `io.hubd.Sorter`.
///
/// **Errors**: on the wire each is a Varlink error of the interface with its parameters; the standard errors of
/// `org.varlink.service` are apart, in `VarlinkServiceError`.
public enum SorterError: Error, Hashable, Sendable {
  /// The client's groups do not allow it; `role` is nil when no group gives it any.
  case notPermitted(role: SocketRole?, needed: SocketRole)
  case unknownLane(number: Int)
  /// No parcel with this code or serial, neither on the belt nor in the journal.
  case unknownParcel(query: String)
  /// The manifest or customs know no such code.
  case unknownCode(code: String)
  case badArgument(field: String, reason: String)
  /// The cause of the hold is still there.
  case resetRefused(cause: HoldView.Cause)
  /// The parcel goes where it went before; `lateMm` is how far past the last decision point it was, 0 before it.
  case redirectRefused(Redirect.Refusal, lateMm: Int)
  /// The output is not moved by hand; `subject` is the link, parcel, output or cause that it is about.
  case jogRefused(JogRefusal, subject: String)
  /// The journal or the manifest cannot be read or written.
  case storeUnavailable(reason: String)
  /// No such import: never begun on this connection, committed, or given up.
  case unknownImport(importID: Int64)
  /// This command id was used before for something else.
  case commandMismatch(id: String)
  /// The core did not answer a command in time; it may or may not have been done. Ask again with the same id.
  case coreSilent(waitedMs: Int)
  /// The daemon is stopping and takes no commands.
  case stopping
  /// A message was longer than the socket takes; the connection is closed after it.
  case messageTooLong(limitBytes: Int)
  /// As many clients as allowed are connected already.
  case tooManyClients(limit: Int)

  /// The error's name without its interface.
  public var name: String {
    switch self {
    case .notPermitted: "NotPermitted"
    case .unknownLane: "UnknownLane"
    case .unknownParcel: "UnknownParcel"
    case .unknownCode: "UnknownCode"
    case .badArgument: "BadArgument"
    case .resetRefused: "ResetRefused"
    case .redirectRefused: "RedirectRefused"
    case .jogRefused: "JogRefused"
    case .storeUnavailable: "StoreUnavailable"
    case .unknownImport: "UnknownImport"
    case .commandMismatch: "CommandMismatch"
    case .coreSilent: "CoreSilent"
    case .stopping: "Stopping"
    case .messageTooLong: "MessageTooLong"
    case .tooManyClients: "TooManyClients"
    }
  }

  /// The name with its interface, as a reply carries it.
  public var qualifiedName: String { SorterInterface.name + "." + name }
}

extension SorterError: CustomStringConvertible {
  /// One sentence for a person: who is to blame, what is wrong, what to do.
  public var description: String {
    switch self {
    case .notPermitted(let role, let needed):
      "client: this needs the role '\(needed.rawValue)' and you have "
        + (role.map { "'\($0.rawValue)'" } ?? "none")
        + "; ask for membership of the group \(needed.group), then log in anew"
    case .unknownLane(let number): "client: there is no lane \(number); `hubctl lane list` shows them"
    case .unknownParcel(let query):
      "client: no parcel with code or serial '\(query)' was seen by this line; check for a typing mistake"
    case .unknownCode(let code):
      "client: the manifest does not know the code '\(code)'; import it with `hubctl manifest import FILE`"
    case .badArgument(let field, let reason): "client: \(field): \(reason)"
    case .resetRefused(let cause):
      "the hold cannot be reset while its cause lives (\(cause.sentence)); remove the cause, then reset again"
    case .redirectRefused(let refusal, let late):
      "the parcel is not redirected: \(refusal.sentence)"
        + (late > 0 ? "; the command came \(late) mm of belt too late" : "")
    case .jogRefused(let refusal, let subject): "not moved: \(subject): \(refusal.sentence)"
    case .storeUnavailable(let reason):
      "kernel: the journal cannot be used (\(reason)); check the disk with `hubctl diag`"
    case .unknownImport(let id): "client: import \(id) is not open on this connection; begin it again"
    case .commandMismatch(let id):
      "client: the command id '\(id)' was used before for another command; use a new id"
    case .coreSilent(let waited):
      "hub bug: the core did not answer within \(waited) ms; ask again with the same id, then `hubctl diag`"
    case .stopping: "the daemon is stopping and takes no commands; wait until it is back"
    case .messageTooLong(let limit): "client: a message was longer than \(limit) bytes; send smaller ones"
    case .tooManyClients(let limit):
      "client: \(limit) clients are connected already; close some (`ss -xp` shows them)"
    }
  }
}
