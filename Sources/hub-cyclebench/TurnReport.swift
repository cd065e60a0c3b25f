/// Everything the bench of single turns found. Keys are a contract with `scripts/bench`. **Units**: nanoseconds.
struct TurnReport: Encodable {
  var lanes: Int
  var rounds: Int
  var turns: Int
  /// The clock alone: it is in every time below.
  var clock: TurnFigures
  /// One copy of a turn's input: what no crank that is handed one by value can beat.
  var inputCopy: TurnFigures
  var cases: [TurnCase]

  var text: String {
    """
    \(lanes) lanes on two links, \(rounds) rounds of \(turns) turns; ns, the median of the rounds (best to worst round)
    clock, contained      \(clock.text)
    reference: one copy of the input
                          \(inputCopy.text)
    \(cases.map(\.text).joined(separator: "\n"))
    """
  }
}
