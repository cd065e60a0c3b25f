public import HubUnits

/// What happened at a terminal, as the audit keeps it: who, which card, what, when, and what was answered.
public struct TerminalEntry: Hashable, Sendable {
  public var at: WallTime
  /// The station's name; nil when the scanner is at none.
  public var station: String?
  public var scanner: String
  /// The card as it was read; nil for a label without a card.
  public var card: String?
  /// The label that was scanned after it.
  public var label: String?
  /// What the card asks for, in words; nil when it could not be read.
  public var action: String?
  /// `done`, `waits: …`, `forgotten: …` or `refused: …`.
  public var answer: String
  /// The parcel it was about.
  public var serial: ParcelSerial?

  public init(
    at: WallTime, station: String?, scanner: String, card: String? = nil, label: String? = nil,
    action: String? = nil, answer: String, serial: ParcelSerial? = nil
  ) {
    self.at = at
    self.station = station
    self.scanner = scanner
    self.card = card
    self.label = label
    self.action = action
    self.answer = answer
    self.serial = serial
  }

  /// For the audit of commands and for notes: `terminal lanes (scanner gun)`.
  public var who: String { "terminal \(station ?? "?") (scanner \(scanner))" }

  var event: JournalEvent {
    get throws {
      var payload: [String: JournalPayload.Value] = [
        "who": .text(who), "scanner": .text(scanner), "answer": .text(answer),
      ]
      if let station { payload["station"] = .text(station) }
      if let card { payload["card"] = .text(card) }
      if let label { payload["code"] = .text(label) }
      if let action { payload["action"] = .text(action) }
      return JournalEvent(at: at, kind: .card, serial: serial, payload: try JournalPayload.text(payload))
    }
  }
}
