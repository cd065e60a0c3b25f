import Foundation

/// How the files of one recording are named: `liege-20261121T120000Z.0001.hubrec`.
struct PartName: Hashable {
  static let suffix = ".hubrec"
  /// Folder and name, up to the number.
  let stem: String
  /// The first file, when its name carries no number.
  private let first: String?

  /// From the path of a recording's first file.
  init(_ path: String) {
    let bare = path.hasSuffix(Self.suffix) ? String(path.dropLast(Self.suffix.count)) : path
    if let dot = bare.lastIndex(of: "."), Self.isNumber(bare[bare.index(after: dot)...]) {
      stem = String(bare[..<dot])
      first = nil
    } else {
      stem = bare
      first = path
    }
  }

  init(stem: String) {
    self.stem = stem
    first = nil
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.count >= 4 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// - Parameter number: counted from 1.
  func path(of number: Int) -> String {
    if number == 1, let first { return first }
    let digits = String(number)
    return stem + "." + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + Self.suffix
  }
}
