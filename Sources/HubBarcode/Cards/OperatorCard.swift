#if !hasFeature(Embedded)
  public import HubUnits

  /// A card that an operator scans: what it asks for, and its text as a Code 128 holds it.
  ///
  /// **Shape**: `HUB-`, two letters, a lane's number or a scanner's name, `-`, four check characters: `HUB-LC5-4K7T`.
  /// **Source**: decision record 0016; for people: `docs/terminals.md`.
  public struct OperatorCard: Hashable, Sendable {
    public let action: CardAction
    public let text: String

    /// **Source**: no parcel's label has a hyphen behind its third letter; `docs/labels.md`.
    public static let prefix = "HUB-"

    /// The longest name of a scanner that a card can carry.
    public static var longestName: Int { CardCheck.longest - CardCheck.count - 2 }

    /// The card for an action on a line.
    ///
    /// - Returns: nil for a scanner's name that is too long, or no name of the line's file.
    public init?(_ action: CardAction, line: String) {
      let body = action.verb + action.argument
      guard CardCheck.signs(body) != nil, body.utf8.count + CardCheck.count <= CardCheck.longest else {
        return nil
      }
      self.action = action
      text = Self.prefix + body + "-" + CardCheck.characters(for: body, line: line)
    }

    /// Why a code that begins like a card is none.
    public enum Fault: Error, Hashable, Sendable {
      /// The hyphen, or whatever stands for it, is another sign: the scanner's keyboard layout.
      case garbled
      /// Its check characters are wrong: damaged, or printed for another line.
      case damaged
    }

    /// Reads what a scanner read.
    ///
    /// **Precondition**: the code begins like a card.
    /// **Errors**: when it is none of this line's.
    public init(reading code: Barcode, line: String) throws(Fault) {
      precondition(code.beginsLikeCard, "hub bug: a code was taken for a card")
      var text = code.text.uppercased()
      if text.hasPrefix("]") { text.removeFirst(3) }
      guard text.hasPrefix(Self.prefix) else { throw .garbled }
      let body = text.dropFirst(Self.prefix.count).dropLast(CardCheck.count + 1)
      guard body.utf8.count >= 2, body.utf8.count + CardCheck.count <= CardCheck.longest,
        let action = CardAction(verb: body.prefix(2), argument: body.dropFirst(2)),
        // Written anew it must be the same: whatever is not exactly a card is none.
        let card = OperatorCard(action, line: line), card.text == text
      else { throw .damaged }
      self = card
    }
  }
#endif
