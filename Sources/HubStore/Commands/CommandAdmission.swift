/// Whether a command is to be carried out.
public enum CommandAdmission: Hashable, Sendable {
  /// New, or never known to be done: carry it out, then say the result.
  case new
  /// The same command was done or refused before: say so, with its result, and carry nothing out.
  case repeated(CommandEntry)
  /// The id belongs to a different command: carry nothing out.
  case conflicting(CommandEntry)
}
