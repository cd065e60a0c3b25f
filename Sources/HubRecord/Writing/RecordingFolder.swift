import Foundation

/// A folder of recordings, and the room that they take.
struct RecordingFolder {
  let path: String

  init(_ path: String) { self.path = path.isEmpty ? "." : path }

  /// Everything of one recording.
  private struct Held {
    var stem: String
    var paths: [String] = []
    var bytes = 0
    var lastWritten = Date.distantPast
  }

  /// Takes out the oldest recordings, each as a whole, until one more file fits.
  ///
  /// - Throws: when the disk is nearly full, or the folder is with this recording alone.
  func makeRoom(
    _ room: RecordingRoom, for stem: String, _ onRemoval: (String) -> Void
  ) throws(RecordingError) {
    let files = FileManager.default
    do {
      var held = try recordings()
      var total = held.reduce(0) { $0 + $1.bytes }
      while total + RecordingRotation().bytes > room.inFolder {
        guard
          let oldest = held.indices.filter({ held[$0].stem != stem })
            .min(by: { held[$0].lastWritten < held[$1].lastWritten })
        else { throw RecordingError.limitReached(folder: path, bytes: room.inFolder) }
        for file in held[oldest].paths { try files.removeItem(atPath: file) }
        onRemoval(held[oldest].stem)
        total -= held.remove(at: oldest).bytes
      }
      let free = try files.attributesOfFileSystem(forPath: path)[.systemFreeSize] as? NSNumber
      guard let free else { return }
      if free.intValue - RecordingRotation().bytes < room.keptFree {
        throw RecordingError.noRoom(folder: path, freeBytes: free.intValue, keptBytes: room.keptFree)
      }
    } catch let error as RecordingError {
      throw error
    } catch {
      throw .unwritable(file: path, cause: KernelWords.of(error))
    }
  }

  private func recordings() throws -> [Held] {
    let files = FileManager.default
    var held: [String: Held] = [:]
    for name in try files.contentsOfDirectory(atPath: path) where name.hasSuffix(PartName.suffix) {
      let file = path + "/" + name
      let attributes = try files.attributesOfItem(atPath: file)
      let stem = PartName(file).stem
      var one = held[stem] ?? Held(stem: stem)
      one.paths.append(file)
      one.bytes += (attributes[.size] as? NSNumber)?.intValue ?? 0
      one.lastWritten = max(one.lastWritten, attributes[.modificationDate] as? Date ?? .distantPast)
      held[stem] = one
    }
    return Array(held.values)
  }
}
