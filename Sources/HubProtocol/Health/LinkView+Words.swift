extension LinkView {
  /// The failures by class, the most frequent first: `12 unanswered, 2 refused by the device`; nil without any.
  public var failureWords: String? {
    guard let numbers else { return errors == 0 ? nil : "\(errors) errors" }
    let classes = [
      (numbers.timeouts, "unanswered"), (numbers.refusals, "not let in"),
      (numbers.unreachable, "unreachable"),
      (numbers.closed, "broken off"), (numbers.exceptions, "refused by the device"),
      (numbers.wrongAnswers, "senseless"), (numbers.local, "this PC's own"),
    ]
    return Self.list(classes)
  }

  /// What was not sent, sent back or came late, without being a failure; nil without any.
  public var oddityWords: String? {
    guard let numbers else { return nil }
    return Self.list([
      (numbers.strayAnswers, "answers to other questions"), (numbers.latePolls, "late polls"),
      (numbers.expired, "orders too late"), (numbers.dropped, "orders dropped"),
      (numbers.releasedByLink, "outputs let go by the link"),
    ])
  }

  /// A time as a way of the belt: `12 mm`, `5.2 m`; nil while nobody knows how fast it runs.
  public static func way(ofMs milliseconds: Int, atMmS speed: Int?) -> String? {
    guard let speed, speed > 0 else { return nil }
    let way = milliseconds * speed / 1_000
    return way < 1_000 ? "\(way) mm" : "\(way / 1_000).\(way % 1_000 / 100) m"
  }

  private static func list(_ counts: [(Int, String)]) -> String? {
    let some = counts.filter { $0.0 > 0 }.sorted { $0.0 > $1.0 }
    return some.isEmpty ? nil : some.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
