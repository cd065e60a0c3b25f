/// One value of the file's structure, with the place it begins at.
struct ConfigNode {
  enum Content {
    case scalar(String)
    /// `key:` with nothing behind it, `~` or `null`.
    case empty
    case list([ConfigNode])
    case mapping([Entry])
  }
  struct Entry {
    let key: String
    let keyLine: Int
    let keyColumn: Int
    let value: ConfigNode
  }
  let content: Content
  let line: Int
  let column: Int

  /// For "…, not a list".
  var kindName: String {
    switch content {
    case .scalar: "a single value"
    case .empty: "nothing"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
