import HubBarcode
import HubConfig
import HubUnits

/// One scanner's place in what operators do with cards.
///
/// | state | a card | the same code within 2 s | a label |
/// | --- | --- | --- | --- |
/// | nothing waits | acts, waits or is refused | nothing | refused: no card before it |
/// | a card waits for its label | the waiting one is forgotten; then as above | nothing | acts, or is refused: too late |
///
/// Time is the scans' own. Nothing is kept over a restart: a card from before and a label after it may be two people.
struct TerminalState: Sendable {
  /// How long the same code again is the same intention.
  ///
  /// **Source**: hand-held scanners read a symbol that stays in front of them again after 0.3 to 1 s (docs/scanners/).
  static var sameIntention: Nanoseconds { .seconds(2) }

  private var waiting: (card: OperatorCard, since: MonotonicInstant)?
  private var last: (code: Barcode, at: MonotonicInstant)?

  /// - Parameters:
  ///   - terminal: the station of this scanner; nil when it is at none.
  ///   - line: the name of the line, as the cards carry it.
  ///   - lanes: the numbers of its lanes.
  mutating func take(
    _ scan: TerminalScan, at terminal: TerminalDescription?, line: String, lanes: Set<Int>
  ) -> [TerminalStep] {
    if let before = last, before.code == scan.code, scan.completed - before.at < Self.sameIntention {
      last?.at = scan.completed
      return [.repeated]
    }
    last = (scan.code, scan.completed)
    guard scan.code.beginsLikeCard else { return [label(scan, at: terminal)] }
    var steps: [TerminalStep] = []
    if let forgotten = waiting?.card { steps.append(.forgotten(forgotten)) }
    waiting = nil
    steps.append(card(scan, at: terminal, line: line, lanes: lanes))
    return steps
  }

  private mutating func label(_ scan: TerminalScan, at terminal: TerminalDescription?) -> TerminalStep {
    guard let (card, since) = waiting else {
      return .refused(card: nil, label: scan.code, nil, why: "no card was scanned before it")
    }
    waiting = nil
    let limit = terminal?.labelWithin ?? TerminalDescription.standardLabelWithin
    guard scan.completed - since <= limit else {
      let seconds = limit.wholeMilliseconds / 1_000
      return .refused(
        card: card.text, label: scan.code, card.action,
        why: "it came more than \(seconds) s after its card; scan both again")
    }
    return .act(card, label: scan.code)
  }

  private mutating func card(
    _ scan: TerminalScan, at terminal: TerminalDescription?, line: String, lanes: Set<Int>
  ) -> TerminalStep {
    let card: OperatorCard
    do {
      card = try OperatorCard(reading: scan.code, line: line)
    } catch {
      return .refused(card: scan.code.text, label: nil, nil, why: error.words)
    }
    if let why = Self.refusal(of: card.action, at: terminal, lanes: lanes) {
      return .refused(card: card.text, label: nil, card.action, why: why)
    }
    guard card.action.wantsLabel else { return .act(card, label: nil) }
    waiting = (card, scan.completed)
    return .waits(card)
  }

  /// Why a station may not do it; nil when it may.
  private static func refusal(
    of action: CardAction, at terminal: TerminalDescription?, lanes: Set<Int>
  ) -> String? {
    // Whether a station's card may be scanned here is a question of the scanner, not of a role.
    guard let right = action.right else { return nil }
    guard let terminal else { return "this scanner is at no terminal; name it in terminals" }
    guard terminal.rights.contains(right) else {
      return "station \(terminal.name) has not the role \(right.rawValue)"
    }
    guard let lane = action.lane else { return nil }
    guard lanes.contains(lane) else { return "there is no lane \(lane)" }
    guard terminal.lanes?.contains(lane) ?? true else {
      return "lane \(lane) is not one of station \(terminal.name)"
    }
    return nil
  }
}
