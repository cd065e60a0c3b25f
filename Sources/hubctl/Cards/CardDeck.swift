import HubBarcode
import HubConfig
import HubUnits

/// The cards that a line's terminals need: what nobody may scan is not printed.
struct CardDeck {
  let line: String
  let cards: [PrintedCard]

  /// - Parameters:
  ///   - station: only what this station may do; nil: all of them.
  ///   - lane: only the cards of the lane with this number; nil: all cards.
  init(_ line: LineDescription, station: String? = nil, lane: Int? = nil) {
    self.line = line.name
    let terminals = line.terminals.filter { station == nil || $0.name == station }
    func mayDo(_ right: TerminalRight, at number: Int? = nil) -> Bool {
      terminals.contains { terminal in
        terminal.rights.contains(right) && number.map { terminal.lanes?.contains($0) ?? true } ?? true
      }
    }
    var actions: [(CardAction, place: String)] = []
    for sign in line.laneSigns where lane == nil || lane == sign.number {
      let number = sign.number
      if sign.canBeClosed {
        if mayDo(.laneClose, at: number) { actions.append((.closeLane(number), sign.name)) }
        if mayDo(.laneFull, at: number) { actions.append((.laneIsFull(number), sign.name)) }
        if mayDo(.laneOpen, at: number) { actions.append((.openLane(number), sign.name)) }
      }
      if mayDo(.bag, at: number) {
        actions += [(.openBag(number), sign.name), (.closeBag(number), sign.name)]
      }
    }
    if lane == nil {
      if mayDo(.parcelHere) { actions.append((.parcelIsHere, "")) }
      if mayDo(.inspectDone) { actions.append((.inspectionDone, "")) }
      for scanner in line.scanners.enumerated() where scanner.element.isToldByCard {
        let its = line.terminals.first { $0.scanner.int == scanner.offset }
        guard station == nil || its?.name == station else { continue }
        actions.append((.bindScanner(scanner.element.name), its?.name ?? ""))
      }
    }
    // The check of the file has refused scanners whose names are too long.
    cards = actions.compactMap { PrintedCard($0.0, line: line.name, place: $0.place) }
  }
}
