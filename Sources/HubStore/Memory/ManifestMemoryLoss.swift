/// Why the manifest is not answered from memory. Nothing is lost but speed: SQLite answers.
public enum ManifestMemoryLoss: Equatable, Sendable {
  /// The settings said so.
  case notWanted
  /// More codes than the ceiling.
  case ceiling(Int)
  /// The kernel gave no memory.
  case noMemory
  /// SQLite could not be read while memory was filled.
  case unreadable(StoreError)
}

extension ManifestMemoryLoss: CustomStringConvertible {
  /// Who is to blame, what, and what to do.
  public var description: String {
    switch self {
    case .notWanted: "config: the manifest is not kept in memory"
    case .ceiling(let codes):
      "config: the manifest has more than \(codes) codes and is not kept in memory: lookups take longer"
    case .noMemory:
      "kernel: no memory for the manifest: lookups take longer; see what else runs on this machine"
    case .unreadable(let error): "\(error). The manifest is not kept in memory: lookups take longer"
    }
  }
}
