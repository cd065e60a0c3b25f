import Yams

/// The file's text as a tree with places, whatever YAML says about it.
struct ConfigTree {
  /// More values than a file of 1 MiB can hold; only aliases that multiply each other get there.
  static let mostNodes = 500_000
  /// How many keys may be written twice before we stop looking for more.
  private static let mostDuplicateRounds = 50

  private let problems: ProblemCollector
  private var budget = ConfigTree.mostNodes
  /// Keys that were written again, by the name they were hidden under.
  private var hidden: [String: DuplicateKey] = [:]

  private init(problems: ProblemCollector) { self.problems = problems }

  /// The root, or nil when there is nothing to read on with; the problem is told.
  static func read(_ text: String, problems: ProblemCollector) -> ConfigNode? {
    if let (place, code) = ConfigText.firstControlCharacter(in: text) {
      problems.add(
        at: place,
        "there is a control character (code \(code)) here; this is no line description, or it was damaged")
      return nil
    }
    var tree = ConfigTree(problems: problems)
    return tree.compose(text)
  }

  private mutating func compose(_ text: String) -> ConfigNode? {
    var text = text
    for _ in 0..<Self.mostDuplicateRounds {
      do {
        guard let root = try Yams.compose(yaml: text) else {
          problems.add(at: .file, "the file is empty; examples/liege.yaml shows what belongs into it")
          return nil
        }
        return node(root, path: "")
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(let keys, let context) = error, let first = keys.first else {
          tell(error)
          return nil
        }
        let search = DuplicateKeySearch(
          text: text, key: first, line: context.mark.line, column: context.mark.column)
        guard let found = search.hideRepetitions(numberedFrom: hidden.count) else {
          tell(error)
          return nil
        }
        text = found.text
        hidden.merge(found.hidden) { old, _ in old }
      } catch {
        problems.add(at: .file, "hub bug: YAML failed in an unknown way: \(error)")
        return nil
      }
    }
    problems.add(at: .file, "more than \(Self.mostDuplicateRounds) keys are written twice")
    return nil
  }

  private mutating func node(_ node: Node, path: String) -> ConfigNode? {
    budget -= 1
    guard budget > 0 else {
      if budget == 0 {
        problems.add(at: .file, "has more than \(Self.mostNodes) values; do its aliases multiply each other?")
      }
      return nil
    }
    let line = node.mark?.line ?? 0
    let column = node.mark?.column ?? 0
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      let isEmpty = isPlain && ["", "~", "null"].contains(scalar.string)
      return ConfigNode(content: isEmpty ? .empty : .scalar(scalar.string), line: line, column: column)
    case .sequence(let sequence):
      var items: [ConfigNode] = []
      for (index, item) in sequence.enumerated() {
        guard let item = self.node(item, path: "\(path)[\(index)]") else { return nil }
        items.append(item)
      }
      return ConfigNode(content: .list(items), line: line, column: column)
    case .mapping(let mapping):
      var entries: [ConfigNode.Entry] = []
      for (key, value) in mapping {
        let inner = path.isEmpty ? key.string ?? "" : path + "." + (key.string ?? "")
        guard let value = self.node(value, path: inner) else { return nil }
        guard let entry = entry(key: key, value: value, path: path) else { continue }
        entries.append(entry)
      }
      return ConfigNode(content: .mapping(entries), line: line, column: column)
    case .alias:
      problems.add(at: Place(line: line, column: column, path: ""), "an alias that leads nowhere")
      return nil
    }
  }

  private func entry(key: Node, value: ConfigNode, path: String) -> ConfigNode.Entry? {
    let place = Place(line: key.mark?.line ?? 0, column: key.mark?.column ?? 0, path: path)
    guard let scalar = key.scalar else {
      problems.add(at: place, "a key must be a single word")
      return nil
    }
    if let duplicate = hidden[scalar.string] {
      problems.add(
        at: place, value: duplicate.key,
        "the key '\(duplicate.key)' is written twice; the first one is in line \(duplicate.firstLine)")
      return nil
    }
    return ConfigNode.Entry(key: scalar.string, keyLine: place.line, keyColumn: place.column, value: value)
  }

  /// YAML's own complaint, in our form. Its words are kept: they can be looked up.
  private func tell(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = Place(line: mark.line, column: mark.column, path: "")
      var message = "this is no YAML: \(problem)"
      if let context {
        let text = context.text.trimmingSuffixBlanks()
        message += " (\(text), from line \(context.mark.line))"
      }
      problems.add(at: place, message + hint(for: problem))
    case .duplicatedKeysInMapping(let keys, let context):
      let place = Place(line: context.mark.line, column: context.mark.column, path: "")
      problems.add(
        at: place, "the key '\(keys.first ?? "")' is written twice in this mapping; this is the first place")
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
      .representer(let problem):
      problems.add(at: .file, "this is no YAML: \(problem)")
    case .no, .memory, .dataCouldNotBeDecoded:
      problems.add(at: .file, "this is no YAML: \(error)")
    }
  }

  /// What usually stands behind the complaints people see most.
  private func hint(for problem: String) -> String {
    if problem.contains("tab character") { return "; indent with blanks" }
    if problem.contains("cannot start any token") {
      return "; is there a tab? indent with blanks"
    }
    if problem.contains("mapping values are not allowed") {
      return "; is the indentation of this line right, and is a text with ': ' in quotes?"
    }
    if problem.contains("did not find expected ',' or") {
      return "; a comma is missing, or the bracket before is still open"
    }
    if problem.contains("did not find expected key") {
      return "; is the indentation of this line right?"
    }
    return ""
  }
}

extension String {
  fileprivate func trimmingSuffixBlanks() -> String {
    String(reversed().drop(while: { $0 == " " }).reversed())
  }
}
