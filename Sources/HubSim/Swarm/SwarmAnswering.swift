import HubUnits

/// How the manifest answers for one label.
enum SwarmAnswering: Sendable {
  case inTime
  case late(Nanoseconds)
  case never
  /// It says that it cannot be asked, and answers this much later all the same.
  case down(Nanoseconds)
}
