/// What a key's value must look like, and how its text becomes a value.
struct ValueKind<Value> {
  /// With article, for "needs …": `a time such as '5 ms'`.
  let needs: String
  /// Stands in for a value that could not be read; never reaches a line that runs.
  let fallback: Value
  let read: (String) throws(ValueFault) -> Value
}

extension ValueKind where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One word of a closed list.
  static func word(_ type: Value.Type = Value.self, fallback: Value) -> ValueKind {
    let words = Value.allCases.map(\.rawValue)
    return ValueKind(needs: "one of \(words.joined(separator: ", "))", fallback: fallback) {
      text throws(ValueFault) in
      guard let value = Value(rawValue: text) else {
        throw ValueFault(
          message: "unknown word '\(text)'", allowed: words, nearest: NearestWord.to(text, among: words))
      }
      return value
    }
  }
}

extension ValueKind where Value == Bool {
  /// `on` or `off`: an output's or an input's state.
  static var onOff: ValueKind { choice(yes: "on", no: "off") }
  /// `true` or `false`.
  static var truth: ValueKind { choice(yes: "true", no: "false") }

  private static func choice(yes: String, no: String) -> ValueKind {
    ValueKind(needs: "\(yes) or \(no)", fallback: false) { text throws(ValueFault) in
      switch text {
      case yes: return true
      case no: return false
      default: throw ValueFault(message: "'\(text)' is neither \(yes) nor \(no)", allowed: [yes, no])
      }
    }
  }
}

extension ValueKind where Value == Int {
  /// The index of a name that must exist: a link, a scanner, a group.
  static func reference(to names: [String], what: String) -> ValueKind {
    ValueKind(needs: "the name of a \(what)", fallback: 0) { text throws(ValueFault) in
      guard let index = names.firstIndex(of: text) else {
        let problem = names.isEmpty ? "; the file describes none" : ""
        throw ValueFault(
          message: "there is no \(what) '\(text)'\(problem)", allowed: names,
          nearest: NearestWord.to(text, among: names))
      }
      return index
    }
  }
}
