import HubBarcode
import HubUnits
import Testing

@Suite("Cards that operators scan")
struct OperatorCardTests {
  private static let signs = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
  private static let actions: [CardAction] = [
    .openLane(1), .closeLane(5), .laneIsFull(25), .openBag(208), .closeBag(9_999), .parcelIsHere,
    .inspectionDone, .bindScanner("hand-1"), .bindScanner("a"),
    .bindScanner(String(repeating: "z", count: 30)),
  ]

  private func card(_ action: CardAction, line: String = "liege") throws -> OperatorCard {
    try #require(OperatorCard(action, line: line))
  }

  private func reading(_ text: String, line: String = "liege") throws -> Result<
    OperatorCard, OperatorCard.Fault
  > {
    let code = try #require(Barcode(text))
    guard code.beginsLikeCard else { return .failure(.garbled) }
    return Result { () throws(OperatorCard.Fault) in try OperatorCard(reading: code, line: line) }
  }

  @Test("Every card is read as what was printed on it", arguments: actions)
  func roundTrip(_ action: CardAction) throws {
    let card = try card(action)
    #expect(card.text.hasPrefix("HUB-"))
    #expect(try reading(card.text) == .success(card))
    #expect(try reading(card.text).get().action == action)
  }

  @Test("Caps Lock and a symbology identifier that was not taken off make no difference")
  func tolerated() throws {
    let card = try card(.closeLane(5))
    #expect(try reading(card.text.lowercased()) == .success(card))
    #expect(try reading("]C0" + card.text) == .success(card))
  }

  @Test("Each single wrong sign of every card is found", arguments: actions)
  func singleErrors(_ action: CardAction) throws {
    let text = Array(try card(action).text)
    for place in 4..<text.count {
      for sign in Self.signs where sign != text[place] {
        var wrong = text
        wrong[place] = sign
        #expect(try reading(String(wrong)) == .failure(.damaged), "\(String(wrong))")
      }
    }
  }

  @Test("Every two signs that changed places are found, neighbours or not", arguments: actions)
  func transpositions(_ action: CardAction) throws {
    let text = Array(try card(action).text)
    for first in 4..<text.count {
      for second in (first + 1)..<text.count where text[first] != text[second] {
        var wrong = text
        wrong.swapAt(first, second)
        #expect(try reading(String(wrong)) == .failure(.damaged), "\(String(wrong))")
      }
    }
  }

  @Test(
    "Two cards of one length differ in five signs at least, since their difference has four zeros in a row")
  func distance() throws {
    for lane in 10..<100 {
      for (one, other) in [
        (CardAction.openLane(lane), CardAction.closeBag(99)),
        (.bindScanner("hand-1"), .bindScanner("x\(lane)abc")),
      ] {
        let (one, other) = (try signs(of: one), try signs(of: other))
        try #require(one.count == other.count)
        let difference = zip(one, other).map { (37 + $0 - $1) % 37 }
        // Horner's rule at 2, 4, 8 and 16: a word with these zeros and up to 36 signs has weight 5 or more (BCH bound).
        for zero in [2, 4, 8, 16] { #expect(difference.reduce(0) { ($0 * zero + $1) % 37 } == 0) }
      }
    }
  }

  /// What a card's check characters stand for: all of it but `HUB-` and the hyphen before them.
  private func signs(of action: CardAction) throws -> [Int] {
    let text = try card(action).text.dropFirst(4)
    return try (text.dropLast(5) + text.suffix(4)).map { try #require(Self.signs.firstIndex(of: $0)) }
  }

  @Test("A sign too few or too many is found, and so is half a card", arguments: actions)
  func lengths(_ action: CardAction) throws {
    let text = try card(action).text
    for length in 5..<text.count { #expect(try reading(String(text.prefix(length))) == .failure(.damaged)) }
    for place in 4..<text.count {
      var short = Array(text)
      short.remove(at: place)
      // One of a pair of equal neighbours may go, and the text is another one still.
      #expect(try reading(String(short)) == .failure(.damaged))
    }
    #expect(try reading(text + "7") == .failure(.damaged))
  }

  @Test("A card of another line is none here")
  func otherLine() throws {
    for action in Self.actions {
      let card = try card(action, line: "liege-2")
      #expect(try reading(card.text, line: "liege-1") == .failure(.damaged))
      #expect(try reading(card.text, line: "liege-2") == .success(card))
    }
  }

  @Test("A card whose hyphen another keyboard layout changed is known as a garbled card, not as a label")
  func garbled() throws {
    let text = try card(.closeLane(5)).text
    for sign in [")", "ß", "/", "'", "!", "=", "°"] {
      let code = try #require(Barcode(text.replacingOccurrences("-", with: sign)))
      #expect(code.beginsLikeCard)
      #expect(throws: OperatorCard.Fault.garbled) { try OperatorCard(reading: code, line: "liege") }
    }
  }

  @Test("No card is a parcel's label of any format", arguments: actions)
  func noFormat(_ action: CardAction) throws {
    let code = try #require(Barcode(try card(action).text))
    #expect(LabelCandidates(code).list.count == 0)
    #expect(parcelKey(of: code) == code)
  }

  @Test("A scanner whose name is too long for a card gets none")
  func longName() {
    #expect(OperatorCard(.bindScanner(String(repeating: "z", count: 31)), line: "liege") == nil)
    #expect(OperatorCard.longestName == 30)
  }
}

extension String {
  fileprivate func replacingOccurrences(_ old: Character, with new: String) -> String {
    map { $0 == old ? new : String($0) }.joined()
  }
}
