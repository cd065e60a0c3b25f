/// How `hubctl` ends: the same four codes for every command.
///
/// **Source**: DESIGN §6.
enum CommandExit: Int32, Error, Sendable {
  case good = 0
  /// Something is wrong at the machine.
  case machine = 1
  /// The call was wrong.
  case wrongCall = 2
  /// The daemon cannot be reached.
  case unreachable = 3
}
