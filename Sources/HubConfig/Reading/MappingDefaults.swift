/// Keys that stand in where a mapping does not write its own.
struct MappingDefaults {
  let place: Place
  /// The keys that may stand there at all.
  let keys: [String]
  let entries: [String: ConfigNode.Entry]
  let misspelt: Set<String>

  /// Where a default is written, so that a problem with it is told there and once.
  func at(_ entry: ConfigNode.Entry) -> Place {
    Place(line: entry.value.line, column: entry.value.column, path: place.path + "." + entry.key)
  }
}
