import HubProtocol

/// Why a question to the daemon has no answer.
enum CallFailure: Error, Sendable {
  /// There is no socket at the path.
  case noSocket(path: String)
  /// No line was named and there is no socket at all.
  case noLine(folder: String)
  /// No line was named and there are several.
  case severalLines([String])
  /// The socket is there and nobody answers on it.
  case nobodyAnswers(path: String)
  case notPermitted(path: String)
  /// The daemon closed the connection.
  case closed
  /// No reply came in time. **Units**: milliseconds.
  case silent(milliseconds: Int)
  case system(call: String, path: String, errno: Int32)
  case pathTooLong(path: String)
  /// The reply is no Varlink, or not what the method gives.
  case garbled(String)
  case refused(SorterError)
  case misunderstood(VarlinkServiceError)
  case unknown(UnknownVarlinkError)
}

extension CallFailure {
  /// The program's exit code: 1 something is wrong at the machine, 2 the call was wrong, 3 the daemon cannot be
  /// reached.
  var exitCode: CommandExit {
    switch self {
    case .noSocket, .noLine, .nobodyAnswers, .closed, .silent, .system: .unreachable
    case .severalLines, .pathTooLong, .notPermitted: .wrongCall
    case .garbled, .misunderstood, .unknown: .wrongCall
    case .refused(let error): Self.exitCode(of: error)
    }
  }

  private static func exitCode(of error: SorterError) -> CommandExit {
    switch error {
    case .resetRefused, .redirectRefused, .jogRefused, .storeUnavailable, .coreSilent: .machine
    case .stopping, .tooManyClients: .unreachable
    case .notPermitted, .unknownLane, .unknownParcel, .unknownCode, .badArgument, .unknownImport,
      .commandMismatch,
      .messageTooLong:
      .wrongCall
    }
  }
}

extension CallFailure: CustomStringConvertible {
  var description: String {
    switch self {
    case .noSocket(let path):
      """
      client: there is no socket at \(path): the daemon does not run, or the line has another name.
        Start it with `systemctl start hubd@NAME`, or name its socket with --socket or --line.
        `hubctl diag --config FILE` works without it.
      """
    case .noLine(let folder):
      """
      client: no line runs here: there is no socket in \(folder).
        Start one with `systemctl start hubd@NAME`, or name its socket with --socket or HUBD_SOCKET.
        `hubctl diag --config FILE` works without it.
      """
    case .severalLines(let names):
      "client: several lines run here; say which: --line " + names.joined(separator: " or --line ")
    case .nobodyAnswers(let path):
      """
      kernel: nobody answers at \(path): the daemon has died or is being restarted.
        `systemctl status 'hubd@*'` tells how it is, `journalctl -u 'hubd@*' -e` why.
        `hubctl diag --config FILE` works without it.
      """
    case .notPermitted(let path):
      """
      client: you may not open \(path).
        You are not in the group hubd: `sudo adduser YOU hubd` (to see); to operate also `sudo adduser YOU hubd-operator`.
        Then log in anew; `id` shows it.
      """
    default: words
    }
  }

  /// What can be said in one line.
  private var words: String {
    switch self {
    case .closed: "client: the daemon closed the connection; is it being stopped? `systemctl status 'hubd@*'`"
    case .silent(let milliseconds):
      "hub bug: the daemon took the call and did not answer within \(milliseconds) ms; `hubctl diag --config FILE`"
    case .system(let call, let path, let errno): "kernel: \(call) on \(path) failed (errno \(errno))"
    case .pathTooLong(let path): "client: the socket's path is too long: \(path)"
    case .garbled(let what):
      "client: the daemon's answer is not understood (\(what)); are both of one version?"
    case .refused(let error): error.description
    case .misunderstood(let error): error.description
    case .unknown(let error): error.description
    default: ""
    }
  }
}
