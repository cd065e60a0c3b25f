/// A rule of the project that a line breaks: where, and what to do about it.
struct Violation: CustomStringConvertible, Equatable {
  let path: String
  let line: Int
  let message: String

  var description: String { "\(path):\(line): \(message)" }
}

extension [Violation] {
  /// One violation a line, under an empty line: readable in the test runner's answer.
  var report: String { "\n" + map(\.description).joined(separator: "\n") }
}
