import Foundation
import Glibc
import HubStore

/// A store with the bench's codes, made by real imports.
struct BenchStore {
  let folder: URL
  private let isKept: Bool
  private let codes: Int

  var path: String { folder.appendingPathComponent("journal-\(codes).sqlite").path }

  /// Rows of one import. **Source**: a flight's manifests; the whole is imported in ten parts.
  private static let importSize = 500_000
  private static let batch = 5_000

  init(_ arguments: BenchArguments) throws {
    codes = arguments.codes
    isKept = arguments.folder != nil
    folder =
      arguments.folder.map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.temporaryDirectory.appendingPathComponent(
        "hub-manifestbench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() throws {
    if !isKept { try FileManager.default.removeItem(at: folder) }
  }

  func open(inMemory: Bool = true) throws -> Store {
    try Store(path: path, settings: StoreSettings(largestManifestInMemory: inMemory ? 20_000_000 : 0))
  }

  /// Imports what is not there yet. The clock of the last commit stands for all: how long the writer was held.
  func fill(tell: (String) -> Void) async throws {
    let store = try open()
    var next = try store.manifestCount()
    let clock = ContinuousClock()
    while next < codes {
      let manifest = store.beginImport(source: "bench")
      let end = min(codes, next + Self.importSize)
      let began = clock.now
      while next < end {
        let rows = (next..<min(end, next + Self.batch)).map { BenchCodes.row($0) }
        let refused = try await manifest.add(rows)
        guard refused.isEmpty else { throw BenchError("hub bug: \(refused[0])") }
        next += rows.count
      }
      let added = clock.now
      let report = try await manifest.commit()
      tell(
        "imported \(next) of \(codes): \(report.added) added; rows put aside in \(added - began), commit and "
          + "memory \(clock.now - added)")
    }
    try store.close()
  }

  /// Lets go of what the kernel has read of the file, so that the next start reads from the disk.
  ///
  /// **Source**: posix_fadvise(2); pages that are not on the disk yet stay, so the file is synced first.
  func forgetPages() throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.synchronize()
    guard posix_fadvise(file.fileDescriptor, 0, 0, POSIX_FADV_DONTNEED) == 0 else {
      throw BenchError("kernel: the pages of \(path) could not be let go")
    }
    try file.close()
  }
}
