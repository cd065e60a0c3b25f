import Foundation

/// The shared fixtures beside the repository, found from this file.
enum SharedFixtures {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("../shared/fixtures").standardizedFileURL

  static let labels = root.appendingPathComponent("parcel/eu_and_customs_vectors.json")
  static let captures = root.appendingPathComponent("usb/captures.json")
  static let descriptors = root.appendingPathComponent("usb/descriptors.json")
  static let keys = root.appendingPathComponent("keymaps/vectors.json")

  static func isPresent(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}
