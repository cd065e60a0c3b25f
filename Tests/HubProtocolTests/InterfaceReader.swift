/// A reader of Varlink's interface language, written from its grammar and sharing nothing with the product.
///
/// **Source**: varlink.org/Interface-Definition.
struct InterfaceReader {
  indirect enum Kind: Equatable {
    case bool, int, float, string, object
    case named(String)
    case maybe(Kind)
    case array(Kind)
    case map(Kind)
    case record([Field])
    case words([String])
  }
  struct Field: Equatable {
    var name: String
    var kind: Kind
  }
  struct Method: Equatable {
    var input: Kind
    var output: Kind
  }
  struct SyntaxError: Error {
    var expected: String
    var rest: String
  }

  private(set) var name = ""
  private(set) var types: [String: Kind] = [:]
  private(set) var methods: [String: Method] = [:]
  private(set) var errors: [String: Kind] = [:]
  private var rest: Substring

  init(_ text: String) throws {
    rest = Substring(text)
    try expect("interface")
    name = try word { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
    skipBlanks()
    while !rest.isEmpty {
      if take("type") {
        let type = try member()
        guard types.updateValue(try record(), forKey: type) == nil else {
          throw error("a type of its own name")
        }
      } else if take("method") {
        let method = try member()
        let input = try record()
        try expect("->")
        methods[method] = Method(input: input, output: try record())
      } else if take("error") {
        errors[try member()] = try record()
      } else {
        throw error("type, method or error")
      }
      skipBlanks()
    }
  }

  private func error(_ expected: String) -> SyntaxError {
    SyntaxError(expected: expected, rest: String(rest.prefix(60)))
  }

  private mutating func skipBlanks() {
    while let first = rest.first, first.isWhitespace || first == "#" {
      if first == "#" { rest = rest.drop { !$0.isNewline } } else { rest.removeFirst() }
    }
  }

  private mutating func take(_ token: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(token) else { return false }
    // A keyword is a whole word: `int` is not the beginning of `interface`.
    let isWord = token.last.map { $0.isLetter } ?? false
    if isWord, let next = rest.dropFirst(token.count).first, next.isLetter || next.isNumber { return false }
    rest.removeFirst(token.count)
    return true
  }

  private mutating func expect(_ token: String) throws {
    guard take(token) else { throw error("'\(token)'") }
  }

  private mutating func word(_ belongs: (Character) -> Bool) throws -> String {
    skipBlanks()
    let word = rest.prefix(while: belongs)
    guard !word.isEmpty else { throw error("a word") }
    rest.removeFirst(word.count)
    return String(word)
  }

  /// `[A-Z][A-Za-z0-9]*`
  private mutating func member() throws -> String {
    let member = try word { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard member.first?.isUppercase == true else { throw error("a capital") }
    return member
  }

  /// `[A-Za-z](_?[A-Za-z0-9])*`
  private mutating func identifier() throws -> String {
    let identifier = try word { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard identifier.wholeMatch(of: /[A-Za-z](_?[A-Za-z0-9])*/) != nil else { throw error("an identifier") }
    return identifier
  }

  private mutating func record() throws -> Kind {
    try expect("(")
    if take(")") { return .record([]) }
    var fields: [Field] = []
    var words: [String] = []
    repeat {
      let name = try identifier()
      if take(":") { fields.append(Field(name: name, kind: try kind())) } else { words.append(name) }
    } while take(",")
    try expect(")")
    guard fields.isEmpty || words.isEmpty else { throw error("fields or words, not both") }
    guard Set(fields.map(\.name) + words).count == fields.count + words.count else {
      throw error("other names")
    }
    return words.isEmpty ? .record(fields) : .words(words)
  }

  private mutating func kind() throws -> Kind {
    if take("?") { return .maybe(try kind()) }
    if take("[string]") { return .map(try kind()) }
    if take("[]") { return .array(try kind()) }
    if take("bool") { return .bool }
    if take("int") { return .int }
    if take("float") { return .float }
    if take("string") { return .string }
    if take("object") { return .object }
    skipBlanks()
    if rest.first == "(" { return try record() }
    return .named(try member())
  }
}
