import Foundation
import Synchronization

/// The repository this test was compiled from: its files, as text.
struct ProjectTree {
  /// A file of the tree, named as people name it: relative to the root.
  struct File {
    let path: String
    let text: String
    /// The text without comments and strings, made once.
    let code: SwiftCode

    init(path: String, text: String) {
      self.path = path
      self.text = text
      code = SwiftCode(text)
    }

    /// `ParcelTable` for `Sources/HubCore/Tracking/ParcelTable.swift`.
    var baseName: String {
      URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }

    /// `HubCore` for `Sources/HubCore/Tracking/ParcelTable.swift`.
    var target: String {
      let parts = path.split(separator: "/")
      return parts.count > 2 ? String(parts[1]) : ""
    }
  }

  let root: URL
  /// What was read already, by folder: many tests look at the same files.
  private static let read = Mutex<[String: [File]]>([:])

  init() {
    // Tests/ProjectTests/ProjectTree.swift, three steps below the root.
    root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  func url(_ path: String) -> URL { root.appendingPathComponent(path) }

  func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  /// Every `.swift` file below a folder, in a fixed order.
  func swiftFiles(below folder: String) throws -> [File] {
    try Self.read.withLock { read in
      if let files = read[folder] { return files }
      let found = FileManager.default.enumerator(atPath: url(folder).path)
      let paths = (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
      let files = try paths.map { File(path: "\(folder)/\($0)", text: try text("\(folder)/\($0)")) }
      read[folder] = files
      return files
    }
  }

  /// The names of the folders directly below a folder.
  func folders(in folder: String) throws -> [String] {
    let entries = try FileManager.default.contentsOfDirectory(
      at: url(folder), includingPropertiesForKeys: [.isDirectoryKey])
    return try entries.filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
      .map(\.lastPathComponent).sorted()
  }
}
