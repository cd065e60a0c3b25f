import Foundation
import HubCore
import HubRecord
import HubStore
import HubUnits

/// The small file beside the journal that holds a `BeltMemory`: one line of JSON, one with its checksum.
struct BeltMemoryFile: Sendable {
  static let name = "belt.json"

  /// Larger than any it writes: 1,024 parcels with codes of 64 bytes. **Units**: bytes.
  private static let mostBytes = 1_000_000

  let path: String

  init(folder: String) { path = URL(fileURLWithPath: folder).appendingPathComponent(Self.name).path }

  /// Puts a memory in the place of the one before: a reader sees the one or the other, whole.
  ///
  /// Nothing waits for the disk: what a power cut spoils is refused by its checksum, and the belt has stopped by then.
  func write(_ memory: BeltMemory) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var text = try encoder.encode(memory)
    text.append(Data("\n\(Self.fingerprint(of: text))\n".utf8))
    try text.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// What the life before remembered, if it can be believed of this line now.
  ///
  /// - Parameter configuration: the fingerprint of the line's file.
  func read(
    configuration: String, at now: WallTime, _ plan: CorePlan
  ) throws(WarmStartRefusal) -> BeltMemory {
    let memory = try memory(in: try contents())
    guard memory.form == BeltMemory.form else { throw .otherForm(memory.form) }
    guard memory.configuration == configuration else { throw .otherConfiguration }
    if memory.parcels.isEmpty { throw .nobody }
    try memory.checkAge(at: now, plan)
    return memory
  }

  private func contents() throws(WarmStartRefusal) -> Data {
    guard FileManager.default.fileExists(atPath: path) else { throw .noFile(path: path) }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch { throw .unreadable(path: path, reason: error.localizedDescription) }
  }

  private func memory(in contents: Data) throws(WarmStartRefusal) -> BeltMemory {
    let lines = contents.split(separator: UInt8(ascii: "\n"))
    guard contents.count <= Self.mostBytes, lines.count == 2,
      Data(Self.fingerprint(of: lines[0]).utf8) == lines[1]
    else { throw .damaged(path: path) }
    do {
      return try JSONDecoder().decode(BeltMemory.self, from: lines[0])
    } catch { throw .damaged(path: path) }
  }

  /// A text that differs where bytes differ; no defence against intent.
  static func fingerprint(of bytes: Data) -> String { String(Checksum(of: bytes).value, radix: 16) }
}
