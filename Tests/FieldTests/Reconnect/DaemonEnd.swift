/// How the daemon, or the way from it to the device, comes to its end.
enum DaemonEnd: String, CaseIterable, Sendable {
  case killed = "kill -9"
  case stopped = "SIGSTOP"
  case cablePulled = "cable pulled"
  case frozenCore = "frozen core thread"

  var needsNetwork: Bool { self == .cablePulled }
}
