/// A tone a mock scanner was told to give.
public enum MockSound: Sendable, Hashable {
  case good, error, notOnFile
}
