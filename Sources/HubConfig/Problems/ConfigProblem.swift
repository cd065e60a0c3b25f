/// One thing wrong with a line's file: where, what, what would be right, and the nearest right word.
public struct ConfigProblem: Error, Hashable, Sendable {
  public var file: String
  /// From 1; 0 when the problem is the file as a whole (it cannot be read, it is too large).
  public var line: Int
  /// From 1, in characters; 0 with line 0.
  public var column: Int
  /// Where in the file's structure: `lanes[3].diverter`, counted from 0. Empty: the file as a whole.
  public var path: String
  /// The value as written, or nil where there is none (a missing key).
  public var value: String?
  /// What is wrong, and what to do where that is not obvious.
  public var message: String
  /// What would be right: words, units or a range.
  public var allowed: [String]
  /// The allowed word nearest to what was written, when one is near.
  public var nearest: String?

  public init(
    file: String, line: Int, column: Int, path: String, value: String? = nil, message: String,
    allowed: [String] = [], nearest: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.value = value
    self.message = message
    self.allowed = allowed
    self.nearest = nearest
  }
}

extension ConfigProblem: CustomStringConvertible {
  /// `config: FILE:LINE:COL: PATH: what is wrong; did you mean 'x'? allowed: a, b`, in one line.
  ///
  /// What stands in the file gives a terminal or a journal no orders: its control characters are told as `\xHH`.
  public var description: String { Self.visible(words) }

  private var words: String {
    var text = "config: \(file):"
    if line > 0 { text += "\(line):\(column):" }
    if !path.isEmpty { text += " \(path):" }
    text += " \(message)"
    if let nearest { text += "; did you mean '\(nearest)'?" }
    if !allowed.isEmpty {
      text += nearest == nil ? "; allowed: " : " allowed: "
      text += allowed.joined(separator: ", ")
    }
    return text
  }

  /// **Source**: ISO 6429, C0, DEL and C1.
  private static func visible(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar.value {
      case 0x00...0x1F, 0x7F...0x9F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
  }
}
