import Foundation

/// Key strokes by the layouts of the fixtures: what a real scanner of that country sends.
enum KeyStrokes {
  private struct Keys: Decodable {
    let none: String?
    let shift: String?
    let altgr: String?
    let shiftAltgr: String?
  }
  private struct File: Decodable { let layouts: [String: [String: Keys]] }

  private static let file = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("../shared/fixtures/keymaps/layouts.json")

  static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// Boot keyboard reports, a press and a release for each stroke.
  static func reports(_ bytes: [UInt8], layout: String) throws -> [[UInt8]] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let keys = try decoder.decode(File.self, from: Data(contentsOf: file)).layouts[layout]!
    return bytes.flatMap { byte -> [[UInt8]] in
      strokes(byte, keys).flatMap {
        [[$0.modifiers, 0, $0.usage, 0, 0, 0, 0, 0], [UInt8](repeating: 0, count: 8)]
      }
    }
  }

  private static func strokes(_ byte: UInt8, _ keys: [String: Keys]) -> [(modifiers: UInt8, usage: UInt8)] {
    switch byte {
    case 0x0D: return [(0, 0x28)]
    case 0x09: return [(0, 0x2B)]
    case 0x1D: return [(0x01, 0x30)]
    default: break
    }
    let sign = String(UnicodeScalar(byte))
    if let stroke = stroke(sign, keys) { return [stroke] }
    // A dead key, and a blank that sets it free.
    let dead = ["^": "dead:circumflex", "`": "dead:grave", "~": "dead:tilde"][sign]
    return dead.flatMap { stroke($0, keys) }.map { [$0, (0, 0x2C)] } ?? []
  }

  private static func stroke(_ sign: String, _ keys: [String: Keys]) -> (modifiers: UInt8, usage: UInt8)? {
    let columns: [(KeyPath<Keys, String?>, UInt8)] = [
      (\.none, 0), (\.shift, 0x02), (\.altgr, 0x40), (\.shiftAltgr, 0x42),
    ]
    let usages = keys.keys.compactMap { UInt8($0.dropFirst(2), radix: 16) }.filter { $0 < 0x54 || $0 == 0x64 }
    for (column, modifiers) in columns {
      let found = usages.sorted().first { usage in
        keys["0x" + (usage < 16 ? "0" : "") + String(usage, radix: 16, uppercase: true)]?[keyPath: column]
          == sign
      }
      if let found { return (modifiers, found) }
    }
    return nil
  }
}
