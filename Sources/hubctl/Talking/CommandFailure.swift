/// A command that cannot go on: what to say, and how to end.
struct CommandFailure: Error, Sendable, CustomStringConvertible {
  let exit: CommandExit
  let description: String

  init(_ exit: CommandExit, _ description: String) {
    self.exit = exit
    self.description = description
  }
}
