import HubUnits

/// One of `terminals` as it was written.
struct TerminalDraft {
  static let keys = ["name", "scanner", "may", "lanes", "label_within"]

  let name: Located<String>
  let scanner: Located<Int>
  let rights: [Located<TerminalRight>]
  /// Places in `LineDraft.lanes`; nil: every lane.
  let lanes: [Located<Int>]?
  let lanesPlace: Place
  let labelWithin: Located<Nanoseconds>

  init(_ reader: MappingReader, scanners: [String], lane: (ListItem) -> Located<Int>) {
    name = reader.value("name", .text(atMost: 32))
    scanner = reader.value("scanner", .reference(to: scanners, what: "scanner"))
    rights = reader.list("may", isRequired: true, orSingle: true).map {
      reader.value(of: $0, .word(fallback: .laneClose))
    }
    lanes = reader.has("lanes") ? reader.list("lanes", isRequired: true, orSingle: true).map(lane) : nil
    lanesPlace = reader.place(of: "lanes")
    labelWithin = reader.value(
      "label_within", .time(.seconds(2)...(.seconds(120))), default: TerminalDescription.standardLabelWithin)
  }
}
