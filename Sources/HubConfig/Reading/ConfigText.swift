import Foundation

/// Gets a line's file into memory, or says in a word why not.
enum ConfigText {
  /// No line needs more. **Source**: 208 lanes and 256 rules, generously commented, are 120 KB.
  static let mostBytes = 1_048_576

  /// The file's text, or the problem that stands in for all others.
  static func load(path: String) throws(ConfigProblem) -> String {
    let bytes: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      // One byte more than allowed tells too large from just fitting, whatever the file is.
      bytes = try handle.read(upToCount: mostBytes + 1) ?? Data()
      try handle.close()
    } catch {
      throw problem(path, UnreadableFile.words(for: error))
    }
    return try text(of: bytes, file: path)
  }

  static func text(of bytes: Data, file: String) throws(ConfigProblem) -> String {
    guard bytes.count <= mostBytes else { throw tooLarge(file) }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw problem(file, "is not a text file (no UTF-8); this is no line description")
    }
    return text
  }

  /// Control characters never belong into the file; YAML would name them by an offset nobody can find.
  static func firstControlCharacter(in text: String) -> (place: Place, code: UInt32)? {
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A:
        line += 1
        column = 0
      case 0x09, 0x0D, 0x85: break
      case 0x00..<0x20, 0x7F..<0xA0:
        return (Place(line: line, column: column, path: ""), scalar.value)
      default: break
      }
      column += 1
    }
    return nil
  }

  static func tooLarge(_ file: String) -> ConfigProblem {
    problem(file, "is larger than 1 MiB; this is no line description")
  }

  private static func problem(_ file: String, _ message: String) -> ConfigProblem {
    ConfigProblem(file: file, line: 0, column: 0, path: "", message: message)
  }
}
