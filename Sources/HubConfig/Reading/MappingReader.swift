/// Reads the keys of one mapping, and tells what is unknown, missing or wrong about them.
///
/// Every key the mapping may have is named once, when the reader is made; a key that is not among them is a
/// problem, whether anything asks for it or not.
struct MappingReader: Checkable {
  let place: Place
  /// False when there was no mapping here; that is told already, and its keys are not missed one by one.
  let isSound: Bool
  /// A key here is not known: what it was meant to say is missing, so nothing must be concluded from the rest.
  let hasUnknownKeys: Bool
  private let keys: [String]
  private let problems: ProblemCollector
  private let entries: [String: ConfigNode.Entry]
  /// Keys that are probably meant by an unknown one; they are not told as missing too.
  private let misspelt: Set<String>
  /// Where a key may come from when it is not written here: `lane_defaults.diverter`.
  private let defaults: MappingDefaults?

  init(
    _ node: ConfigNode, at place: Place, keys: [String], defaults: MappingDefaults? = nil,
    problems: ProblemCollector
  ) {
    self.place = place
    self.keys = keys
    self.problems = problems
    self.defaults = defaults
    guard case .mapping(let list) = node.content else {
      problems.add(at: place, "needs a mapping (\(keys.joined(separator: ", "))), not \(node.kindName)")
      isSound = false
      hasUnknownKeys = false
      entries = [:]
      misspelt = []
      return
    }
    isSound = true
    entries = Dictionary(list.map { ($0.key, $0) }) { first, _ in first }
    var misspelt: Set<String> = []
    for entry in list where !keys.contains(entry.key) {
      let nearest = NearestWord.to(entry.key, among: keys.filter { key in !list.contains { $0.key == key } })
      if let nearest { misspelt.insert(nearest) }
      problems.add(
        at: Place(line: entry.keyLine, column: entry.keyColumn, path: place.path), value: entry.key,
        "unknown key '\(entry.key)'", allowed: keys, nearest: nearest)
    }
    self.misspelt = misspelt
    hasUnknownKeys = list.contains { !keys.contains($0.key) }
  }

  /// A mapping that is not there.
  init(
    absentAt place: Place, isSound: Bool, keys: [String], defaults: MappingDefaults? = nil,
    problems: ProblemCollector
  ) {
    self.place = place
    self.isSound = isSound
    self.keys = keys
    self.problems = problems
    self.defaults = defaults
    hasUnknownKeys = false
    entries = [:]
    misspelt = []
  }

  func has(_ key: String) -> Bool { entries[key] != nil }

  /// The place of a key's value.
  func place(of key: String) -> Place { entries[key].map { at($0) } ?? place }

  /// As defaults for mappings of the same keys elsewhere.
  var asDefaults: MappingDefaults {
    MappingDefaults(place: place, keys: keys, entries: entries, misspelt: misspelt)
  }

  // MARK: single values

  /// A value that must be there.
  func value<Value>(_ key: String, _ kind: ValueKind<Value>) -> Located<Value> {
    if let found = optional(key, kind) { return found }
    tellMissing(key, needs: kind.needs)
    return Located(value: kind.fallback, place: place, isSound: false)
  }

  /// A value with a default of the program.
  func value<Value>(_ key: String, _ kind: ValueKind<Value>, default standard: Value) -> Located<Value> {
    optional(key, kind) ?? Located(value: standard, place: place, isSound: !misspelt.contains(key))
  }

  /// A value that may be left out.
  func optional<Value>(_ key: String, _ kind: ValueKind<Value>) -> Located<Value>? {
    if let entry = entries[key] { return read(entry.value, kind, at: at(entry)) }
    guard !misspelt.contains(key), let defaults, let entry = defaults.entries[key] else { return nil }
    return read(entry.value, kind, at: defaults.at(entry))
  }

  /// A value that may be left out, as it stands there.
  func item(_ key: String) -> ListItem? {
    entries[key].map { ListItem(node: $0.value, place: at($0)) }
  }

  /// One element of a list.
  func value<Value>(of item: ListItem, _ kind: ValueKind<Value>) -> Located<Value> {
    read(item.node, kind, at: item.place)
  }

  // MARK: structure

  /// A mapping that must be there.
  func mapping(_ key: String, keys: [String], defaults: MappingDefaults? = nil) -> MappingReader {
    if let found = optionalMapping(key, keys: keys, defaults: defaults) { return found }
    // Defaults stand in for single values only, so they are not named here.
    if isSound, !misspelt.contains(key) {
      problems.add(
        at: place, "missing key '\(key)'; it needs a mapping (\(keys.joined(separator: ", ")))")
    }
    return MappingReader(absentAt: place, isSound: false, keys: keys, problems: problems)
  }

  /// A mapping that may be left out.
  func optionalMapping(_ key: String, keys: [String], defaults: MappingDefaults? = nil) -> MappingReader? {
    guard let entry = entries[key] else { return nil }
    return MappingReader(entry.value, at: at(entry), keys: keys, defaults: defaults, problems: problems)
  }

  /// A mapping whose keys are names of the user's choice.
  func names(_ key: String, isRequired: Bool) -> [(name: Located<String>, item: ListItem)] {
    guard let entry = entries[key] else {
      if isRequired { tellMissing(key, needs: "at least one name with its mapping") }
      return []
    }
    guard case .mapping(let list) = entry.value.content else {
      problems.add(at: at(entry), "needs names with a mapping each, not \(entry.value.kindName)")
      return []
    }
    if isRequired, list.isEmpty { problems.add(at: at(entry), "needs at least one name with its mapping") }
    return list.map { inner in
      let path = at(entry).path + "." + inner.key
      let name = Located(
        value: inner.key, place: Place(line: inner.keyLine, column: inner.keyColumn, path: path))
      return (name, ListItem(node: inner.value, place: place(of: inner.value, path: path)))
    }
  }

  /// A list; a single value stands for a list of one where `orSingle` says so.
  func list(_ key: String, isRequired: Bool, orSingle: Bool = false) -> [ListItem] {
    guard let entry = entries[key] else {
      if isRequired { tellMissing(key, needs: "a list") }
      return []
    }
    let items = list(of: ListItem(node: entry.value, place: at(entry)), orSingle: orSingle)
    if case .list(let nodes) = entry.value.content, nodes.isEmpty, isRequired {
      problems.add(at: at(entry), "needs at least one element")
    }
    return items
  }

  func list(of item: ListItem, orSingle: Bool = false) -> [ListItem] {
    switch item.node.content {
    case .list(let nodes):
      return nodes.enumerated().map { index, node in
        ListItem(node: node, place: place(of: node, path: "\(item.place.path)[\(index)]"))
      }
    case .scalar where orSingle: return [item]
    case .scalar, .empty, .mapping:
      problems.add(at: item.place, "needs a list, not \(item.node.kindName)")
      return []
    }
  }

  // MARK: leaves

  private func read<Value>(_ node: ConfigNode, _ kind: ValueKind<Value>, at place: Place) -> Located<Value> {
    guard case .scalar(let text) = node.content else {
      problems.add(at: place, "needs \(kind.needs), not \(node.kindName)")
      return Located(value: kind.fallback, place: place, isSound: false)
    }
    do {
      return Located(value: try kind.read(text), place: place)
    } catch {
      problems.add(at: place, value: text, error.message, allowed: error.allowed, nearest: error.nearest)
      return Located(value: kind.fallback, place: place, isSound: false)
    }
  }

  /// Tells a problem that shows only when several keys are looked at.
  func tell(at place: Place, _ message: String) { problems.add(at: place, message) }

  private func tellMissing(_ key: String, needs: String) {
    guard isSound, !misspelt.contains(key) else { return }
    if let defaults, defaults.keys.contains(key) {
      guard !defaults.misspelt.contains(key) else { return }
      problems.add(
        at: place, "missing key '\(key)', neither here nor in \(defaults.place.path); it needs \(needs)")
    } else {
      problems.add(at: place, "missing key '\(key)'; it needs \(needs)")
    }
  }

  private func at(_ entry: ConfigNode.Entry) -> Place {
    place(of: entry.value, path: place.path.isEmpty ? entry.key : place.path + "." + entry.key)
  }

  private func place(of node: ConfigNode, path: String) -> Place {
    Place(line: node.line, column: node.column, path: path)
  }
}
