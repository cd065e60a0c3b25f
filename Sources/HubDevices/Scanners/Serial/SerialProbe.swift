import HubUnits

/// One look at a scanner's serial port for `hubctl diag`, with the daemon stopped: opens it and gives it back.
///
/// A port has no descriptor: whether a scanner hangs on it, and at which speed, only a label tells.
///
/// **Thread**: the caller's, as long as the port's driver takes to open.
enum SerialProbe {
  static func finding(for scanner: ScannerDescription) -> USBFinding {
    let path = scanner.device ?? "?"
    do {
      let port = try SerialPort(path: path, line: scanner.line)
      port.close()
      return USBFinding(
        subject: scanner.name,
        fact: "\(path): opens at \(scanner.line.speed) baud \(scanner.line.format.rawValue)", verdict: .good)
    } catch {
      var status = ScannerStatus()
      status.errno = error.rawErrno
      status.attempts = 1
      status.state =
        switch error.kind {
        case .absent: .absent
        case .accessDenied: .waitingForPermission
        case .busy: .heldElsewhere
        case .notASerialPort, .failed: .failing
        }
      let advice = status.advice(for: scanner) ?? ""
      // "party: scanner NAME: fact": the subject says the name already.
      let (party, rest) = advice.splitOnce(": ")
      let fact = rest.splitOnce(": ")
      return USBFinding(
        subject: scanner.name, fact: "\(party): \(path) cannot be used", verdict: .bad,
        next: fact.rest.isEmpty ? rest : fact.rest)
    }
  }
}

extension String {
  /// The text before and behind the first separator; all of it and nothing where there is none.
  fileprivate func splitOnce(_ separator: String) -> (head: String, rest: String) {
    guard let range = self.range(of: separator) else { return (self, "") }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }

  /// Foundation is not imported here for one search.
  private func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
