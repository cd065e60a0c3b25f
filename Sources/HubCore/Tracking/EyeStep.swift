/// What a look at an eye's input means.
enum EyeStep {
  case nothing
  /// The level settled.
  case edge(EyeEdge)
  /// It went away for less than the debounce and is back.
  case flicker
}
