/// Whether a command is to be carried out.
public enum CommandAdmission: Hashable, Sendable {
  /// New: carry it out, then say the result.
  case new
  /// The same command came before; with its result, or nil when the daemon stopped before there was one.
  case repeated(CommandEntry)
  /// The id belongs to a different command: carry nothing out.
  case conflicting(CommandEntry)
}
