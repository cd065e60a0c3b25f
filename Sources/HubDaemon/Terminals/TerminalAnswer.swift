/// What a terminal answers: to the audit in words, to the person by a sound.
struct TerminalAnswer: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case done, waits, refused }
  let kind: Kind
  /// As the audit has it.
  let text: String

  static let done = TerminalAnswer(kind: .done, text: "done")
  static func refused(_ why: String) -> TerminalAnswer {
    TerminalAnswer(kind: .refused, text: "refused: \(why)")
  }
}
