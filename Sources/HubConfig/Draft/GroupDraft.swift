/// One of `plan.groups` as it was written: a list of lanes, or a mapping with more.
struct GroupDraft {
  static let keys = ["lanes", "strategy", "alternate", "overflow"]

  let name: Located<String>
  /// Places in `LineDraft.lanes`.
  let lanes: [Located<Int>]
  let strategy: Located<GroupStrategyWord>
  /// Place in `LineDraft.groups`.
  let alternate: Located<Int>?
  /// Place in `LineDraft.lanes`.
  let overflow: Located<Int>?

  /// A bare list.
  init(name: Located<String>, lanes: [Located<Int>]) {
    self.name = name
    self.lanes = lanes
    strategy = Located(value: .leastFull, place: name.place)
    alternate = nil
    overflow = nil
  }

  init(
    name: Located<String>, _ reader: MappingReader, lanes: [Located<Int>], overflow: Located<Int>?,
    groups: [String]
  ) {
    self.name = name
    self.lanes = lanes
    strategy = reader.value("strategy", .word(fallback: .leastFull), default: .leastFull)
    alternate = reader.optional("alternate", .reference(to: groups, what: "group"))
    self.overflow = overflow
  }
}
