// The scanners: taken up or not, and how well they read.
extension LineHealth {
  static func check(_ scanner: ScannerView) -> HealthCheck {
    let what = scanner.mode + (scanner.device.map { ", \($0)" } ?? "")
    func check(_ verdict: HealthCheck.Verdict, _ fact: String, _ next: String? = nil) -> HealthCheck {
      HealthCheck(
        area: .scanner, subject: scanner.name, fact: "\(fact) (\(what))", verdict: verdict,
        next: next ?? (verdict == .ok ? nil : scanner.problem))
    }
    switch scanner.condition {
    case .ready: return ready(scanner, check)
    case .opening: return check(.warn, "device: being set up", "ask again in a few seconds")
    case .missing:
      return check(
        .bad, "\(party(of: scanner.problem)): not plugged in",
        scanner.problem ?? "plug it in; look at cable and power")
    case .notPermitted:
      return check(
        .bad, "kernel: the daemon may not open it",
        scanner.problem ?? "install udev/70-hubd-scanners.rules, then plug it in again")
    case .failed:
      return check(.bad, failure(scanner), scanner.problem ?? "unplug it and plug it in")
    }
  }

  /// Whom a problem accuses: the fact begins with the same party. Without a problem the device is looked at first.
  private static func party(of problem: String?) -> String {
    problem.map { String($0.prefix { $0 != ":" }) } ?? "device"
  }

  private static func ready(
    _ scanner: ScannerView, _ check: (HealthCheck.Verdict, String, String?) -> HealthCheck
  ) -> HealthCheck {
    let fact =
      (scanner.reads == 0 ? "ready, nothing read yet" : "ready, \(scanner.reads) read")
      + scanner.measuredWords
    if let problem = scanner.problem {
      return check(.warn, "\(party(of: problem)): \(fact), but not in order", problem)
    }
    if let poor = scanner.readRate?.problem(of: scanner.name) {
      return check(.warn, "\(poor.fact); \(fact)", poor.next)
    }
    return check(.ok, fact, nil)
  }

  /// What `failed` means of this one: what is waited for, or tried.
  private static func failure(_ scanner: ScannerView) -> String {
    switch scanner.state {
    case "wrong-mode": "device: in another mode than configured; waits for a new plug"
    case "held-elsewhere": "kernel: held by another program, tried again by itself"
    case "usb-unavailable": "kernel: USB cannot be used, tried again by itself"
    default:
      "device: failed, tried again by itself" + (scanner.step.map { ", the step now: \($0)" } ?? "")
    }
  }
}
