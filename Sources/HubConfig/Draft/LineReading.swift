/// Reads the lists of a line's file.
struct LineReading {
  let top: MappingReader
  let problems: ProblemCollector

  func links() -> [LinkDraft] {
    top.names("links", isRequired: true).map { name, item in
      LinkDraft(name: checked(name), reader(item, keys: LinkDraft.keys))
    }
  }

  func scanners() -> [ScannerDraft] {
    top.names("scanners", isRequired: true).map { name, item in
      ScannerDraft(name: checked(name), reader(item, keys: ScannerDraft.keys))
    }
  }

  func lanes(links: [String]) -> [LaneDraft] {
    let defaultsReader = top.optionalMapping("lane_defaults", keys: LaneDefaultsDraft.keys)
    let defaults = LaneDefaultsDraft(defaultsReader, links: links)
    return top.list("lanes", isRequired: true).map { item in
      let reader = MappingReader(
        item.node, at: item.place, keys: LaneDraft.keys, defaults: defaults.lane, problems: problems)
      return LaneDraft(reader, defaults: defaults, links: links, problems: problems)
    }
  }

  func groups(of plan: MappingReader, lanes: [LaneDraft]) -> [GroupDraft] {
    let items = plan.names("groups", isRequired: true)
    let names = items.map(\.name.value)
    return items.map { name, item in
      guard case .mapping = item.node.content else {
        let numbers = plan.list(of: item, orSingle: true)
        if numbers.isEmpty, case .list = item.node.content {
          problems.add(at: item.place, "needs at least one lane number")
        }
        return GroupDraft(name: name, lanes: numbers.map { lane($0, of: plan, lanes: lanes) })
      }
      let reader = reader(item, keys: GroupDraft.keys)
      let overflow = reader.item("overflow").map { lane($0, of: reader, lanes: lanes) }
      return GroupDraft(
        name: name, reader,
        lanes: reader.list("lanes", isRequired: true, orSingle: true).map {
          lane($0, of: reader, lanes: lanes)
        },
        overflow: overflow, groups: names)
    }
  }

  func items(_ key: String, keys: [String], isRequired: Bool) -> [MappingReader] {
    items(of: top, key, keys: keys, isRequired: isRequired)
  }

  func items(of owner: MappingReader, _ key: String, keys: [String], isRequired: Bool) -> [MappingReader] {
    owner.list(key, isRequired: isRequired).map { reader($0, keys: keys) }
  }

  private func reader(_ item: ListItem, keys: [String]) -> MappingReader {
    MappingReader(item.node, at: item.place, keys: keys, problems: problems)
  }

  /// A name of the user's choice, as a key.
  private func checked(_ name: Located<String>) -> Located<String> {
    do {
      return Located(value: try ValueKind.plainName.read(name.value), place: name.place)
    } catch {
      problems.add(at: name.place, value: name.value, error.message, allowed: error.allowed)
      return Located(value: name.value, place: name.place, isSound: false)
    }
  }

  /// A lane by its number.
  func lane(_ item: ListItem, of reader: MappingReader, lanes: [LaneDraft]) -> Located<Int> {
    let number = reader.value(of: item, .integer(1...9_999))
    guard number.isSound else { return number }
    if let index = lanes.firstIndex(where: { $0.number.isSound && $0.number.value == number.value }) {
      return Located(value: index, place: item.place)
    }
    // A lane whose own number cannot be read may be the one that is meant.
    if lanes.allSatisfy(\.number.isSound), !lanes.isEmpty {
      let numbers = lanes.map(\.number.value).sorted()
      problems.add(
        at: item.place, value: String(number.value), "there is no lane with the number \(number.value)",
        allowed: [Self.ranges(numbers)])
    }
    return Located(value: 0, place: item.place, isSound: false)
  }

  /// `1 to 27, 30`
  static func ranges(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, number <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
      .joined(separator: ", ")
  }
}
