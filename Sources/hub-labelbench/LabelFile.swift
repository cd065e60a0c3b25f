import Foundation

/// Labels from a file, one a line.
enum LabelFile {
  static func read(_ url: URL) throws -> [[UInt8]] {
    try Data(contentsOf: url).split(separator: 0x0A).map { Array($0) }
  }
}
