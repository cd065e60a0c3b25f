import Foundation
import HubConfig

/// The file a manifest comes from.
struct ManifestSource {
  let path: String
  let handle: FileHandle
  /// Nil when nobody knows, as with a pipe. **Units**: bytes.
  let totalBytes: Int64?

  /// Opens it; `-` is standard input.
  init(path: String) throws(CommandFailure) {
    self.path = path
    guard path != "-" else {
      handle = FileHandle.standardInput
      totalBytes = nil
      return
    }
    do {
      let opened = try FileHandle(forReadingFrom: URL(filePath: path))
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let isFile = attributes[.type] as? FileAttributeType == .typeRegular
      handle = opened
      totalBytes = isFile ? (attributes[.size] as? NSNumber)?.int64Value : nil
    } catch {
      throw CommandFailure(.wrongCall, "client: \(path): \(UnreadableFile.words(for: error))")
    }
  }

  /// For the audit: the file's name without its folders.
  var name: String { path == "-" ? "standard input" : URL(filePath: path).lastPathComponent }
}
