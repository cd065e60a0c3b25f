/// Ends the program because a handle was dropped instead of closed.
///
/// Not a plain `fatalError` in the `deinit`: the compiler would reject what it destroys after it as never executed.
func trapForgotten(_ message: StaticString) {
  fatalError("\(message)")
}
