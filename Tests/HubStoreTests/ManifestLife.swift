import Foundation
import HubStore
import HubUnits

/// A line's manifest and customs over some days, by seed.
struct ManifestLife {
  enum Step: CaseIterable { case manifest, aborted, customs, restart, powerCut }
  private(set) var kinds: Set<Step> = []
  private(set) var story: [Step] = []
  private let folder: StoreFolder
  private var random: SplitMix
  private var files = 0

  /// Every kind of key: short, an SSCC in both spellings, exactly as long as a slot's room and one longer, digits two
  /// a byte, as long as can be, unprintable bytes and the text that such bytes are escaped as.
  static let codes: [String] =
    (0..<12).map { "LP0000000\($0)CN" }
    + (0..<6).flatMap { ["35412345000000000\($0)", "0035412345000000000\($0)"] }
    + [
      "1", "A\u{1D}B", "A\\x1DB", String(repeating: "X", count: 22), String(repeating: "X", count: 23),
      String(repeating: "7", count: 22), String(repeating: "7", count: 23), String(repeating: "0", count: 23),
      String(repeating: "7", count: 44), String(repeating: "7", count: 45), String(repeating: "7", count: 24),
      String(repeating: "Z", count: 64), String(repeating: "Z", count: 63) + "Y",
      String(repeating: "\u{1D}", count: 64), String(repeating: "\u{1D}", count: 6), "00123456789012345678",
      "123456789012345678", "99123456789012345678", "0012345678901234567A", "NEVER IN A MANIFEST",
    ]
  private static let places = ["", "4000", "1012 AB", "SW1A-1AA", "ABCDEFGHIJ", "0", "Z999Z999ZZ"]

  init(folder: StoreFolder, seed: UInt64) {
    self.folder = folder
    random = SplitMix(state: seed)
  }

  /// Something happens; the store to go on with comes back.
  mutating func step(_ store: Store) async throws -> Store {
    let step = pick([Step.manifest, .manifest, .customs, .customs, .customs, .aborted, .restart, .powerCut])
    kinds.insert(step)
    story.append(step)
    switch step {
    case .manifest: _ = try await manifest(into: store).commit()
    case .aborted: try await manifest(into: store).abort()
    case .customs:
      try await store.record(
        try (0..<random.next(in: 1...5)).map { _ in
          CustomsFact(
            key: try key(pick(Self.codes)), state: pick(CustomsState.allCases), source: "customs", at: .now)
        })
    case .restart:
      let name = URL(fileURLWithPath: store.path).lastPathComponent
      try store.close()
      return try folder.open(name)
    case .powerCut:
      // The file and its log as they are at this moment, no orderly close.
      files += 1
      let copy = "copy-\(files).sqlite"
      for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: store.path + suffix) {
        try FileManager.default.copyItem(atPath: store.path + suffix, toPath: folder.path(copy) + suffix)
      }
      return try folder.open(copy)
    }
    return store
  }

  private mutating func manifest(into store: Store) async throws -> ManifestImport {
    let manifest = store.beginImport(source: "day.csv")
    var rows: [ManifestRow] = []
    for line in 0..<random.next(in: 1...20) {
      rows.append(
        ManifestRow(
          line: line, code: pick(Array(Self.codes.dropLast())), country: pick(["BE", "de", "ZZ", "AA"]),
          postcode: pick(Self.places), service: pick(["", "express", "economy", "registered"]),
          priority: pick(["", "high", "medical"]), weight: pick(["", "250"]),
          customs: pick(["", "", "cleared", "hold", "pending", "inspect", "unknown"])))
    }
    _ = try await manifest.add(rows)
    return manifest
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[random.next(in: 0...choices.count - 1)]
  }
}
