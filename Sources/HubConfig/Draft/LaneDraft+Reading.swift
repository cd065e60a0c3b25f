import HubUnits

extension LaneDraft {
  init(_ reader: MappingReader, defaults: LaneDefaultsDraft, links: [String], problems: ProblemCollector) {
    place = reader.place
    number = reader.value("number", .integer(1...9_999))
    kind = reader.value("kind", .word(fallback: LaneKindWord.release), default: .release)
    name = reader.value("name", .text(atMost: 64))
    at = reader.value("at", .length(.zero...(.metres(2_000))))
    isEndOfBelt = reader.value("end_of_belt", .truth, default: false)
    let link = reader.value("link", .reference(to: links, what: "link"))
    self.link = link
    isRead = reader.isSound && !reader.hasUnknownKeys
    let said = number.isSound ? "lane \(number.value)" : place.path
    diverter = Self.diverter(
      reader, said: said, link: link, isEndOfBelt: isEndOfBelt, defaults: defaults, problems: problems)
    let confirmReader = reader.mapping("confirm", keys: Confirm.keys, defaults: defaults.confirm)
    confirm = Confirm(confirmReader, said: said, link: link, isEndOfBelt: isEndOfBelt)
    full = reader.optionalMapping("full", keys: Full.keys, defaults: defaults.full).map {
      Full($0, said: said, link: link)
    }
    halfFull = reader.optionalMapping("half_full", keys: HalfFull.keys, defaults: defaults.halfFull).map {
      EyeDraft(name: said + " half-full", $0, link: link, mayBeSlow: true)
    }
    rate = reader.optionalMapping("rate", keys: RateDraft.keys).map(RateDraft.init)
  }

  private static func diverter(
    _ reader: MappingReader, said: String, link: Located<Int>, isEndOfBelt: Located<Bool>,
    defaults: LaneDefaultsDraft, problems: ProblemCollector
  ) -> Diverter? {
    let keys = Diverter.keys
    guard isEndOfBelt.value else {
      let inner = reader.mapping("diverter", keys: keys, defaults: defaults.diverter)
      return Diverter(inner, said: said, link: link, defaults: defaults)
    }
    if reader.has("diverter") {
      problems.add(
        at: reader.place(of: "diverter"),
        "a lane with end_of_belt has no diverter: what was not diverted before arrives there by itself")
    }
    return nil
  }
}

extension LaneDraft.Confirm {
  fileprivate init(_ reader: MappingReader, said: String, link: Located<Int>, isEndOfBelt: Located<Bool>) {
    eye = EyeDraft(name: said + " confirm", reader, link: link)
    let lengths = Dictionary(uniqueKeysWithValues: Self.lengths.map { ($0.key, $0.value) })
    if isEndOfBelt.value {
      after = nil
      window = nil
    } else {
      after = lengths["after"].map { reader.value("after", $0) }
      window = lengths["window"].map { reader.value("window", $0) }
    }
    jamAfter = reader.value("jam_after", Self.times.first { $0.key == "jam_after" }!.value)
  }
}

extension LaneDraft.Full {
  fileprivate init(_ reader: MappingReader, said: String, link: Located<Int>) {
    eye = EyeDraft(name: said + " full", reader, link: link, mayBeSlow: true)
    fullAfter = reader.value("full_after", Self.times.first { $0.key == "full_after" }!.value)
    emptyAfter = reader.value("empty_after", Self.times.first { $0.key == "empty_after" }!.value)
  }
}
