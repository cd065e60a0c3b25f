import Foundation
import Glibc
import HubProtocol

/// One import from its first row to its commit.
///
/// The daemon forgets everything when the connection goes before the commit, so there is nothing to clean up here.
struct ManifestImportRun: ~Copyable {
  /// Rows and bytes in one call.
  ///
  /// **Source**: the store takes 500 to 5,000 rows well; half of a socket message's 1 MiB leaves room for escapes.
  private static let batchRows = 1_000
  private static let batchBytes = VarlinkMessage.longestBytes / 4
  /// **Units**: bytes. **Source**: large enough to be quick, small enough for a bar that moves.
  private static let pieceBytes = 262_144

  private var client: LineClient
  private let source: ManifestSource
  private var reader: ManifestFileReader
  private let importID: Int64
  private let isJSON: Bool
  private var bar = ProgressBar()
  private let signals = PendingSignals([SIGINT, SIGTERM])
  private var batch: [ManifestFileRow] = []
  private var batchSize = 0
  private var accepted = 0
  private var refused = 0
  private var doneBytes: Int64 = 0

  /// Takes over an import that was begun on this connection.
  init(
    client: consuming LineClient, importID: Int64, source: ManifestSource, format: ManifestFileReader.Format,
    isJSON: Bool
  ) {
    self.client = client
    self.importID = importID
    self.source = source
    self.isJSON = isJSON
    reader = ManifestFileReader(format: format)
  }

  /// Imports it all.
  mutating func run() throws {
    do {
      while let piece = try source.handle.read(upToCount: Self.pieceBytes), !piece.isEmpty {
        let isFirst = doneBytes == 0
        doneBytes += Int64(piece.count)
        try take(reader.take(piece))
        if isFirst { tellIgnoredColumns() }
        bar.show(done: doneBytes, total: source.totalBytes, rows: accepted, refused: refused)
        if signals.take() != nil {
          bar.clear()
          throw CommandFailure(.wrongCall, "interrupted: nothing was imported")
        }
      }
      try take(reader.finish())
      try send()
    } catch let error as ManifestFileReader.BadHeading {
      throw CommandFailure(.wrongCall, "client: \(source.path): \(error); nothing was imported")
    }
    try commit()
  }

  private mutating func take(_ harvest: ManifestFileReader.Harvest) throws {
    tell(harvest.refused)
    for row in harvest.rows {
      let size = Self.size(of: row)
      if batch.count == Self.batchRows || batchSize + size > Self.batchBytes { try send() }
      batch.append(row)
      batchSize += size
    }
  }

  /// About what a row takes on the wire; JSON's names and quotes included.
  private static func size(of row: ManifestFileRow) -> Int {
    let texts = [row.code, row.country, row.postcode, row.service, row.priority, row.customs, row.weightG]
    return texts.reduce(150) { $0 + ($1?.utf8.count ?? 0) }
  }

  private mutating func send() throws {
    guard !batch.isEmpty else { return }
    let reply = try client.call(AddManifestRows(importID: importID, rows: batch))
    accepted += reply.accepted
    batch.removeAll(keepingCapacity: true)
    batchSize = 0
    tell(reply.refused)
  }

  private mutating func tell(_ rows: [RefusedFileRow]) {
    guard !rows.isEmpty else { return }
    refused += rows.count
    bar.clear()
    for row in rows { Output.note("\(source.path):\(row.line): \(row.reason)") }
  }

  private func tellIgnoredColumns() {
    guard !reader.ignored.isEmpty else { return }
    Output.note("client: columns passed over: " + reader.ignored.joined(separator: ", "))
  }

  private mutating func commit() throws {
    guard accepted > 0 else {
      _ = try client.call(AbortManifestImport(importID: importID))
      bar.clear()
      throw CommandFailure(
        refused > 0 ? .machine : .wrongCall, "client: no row could be imported (\(refused) refused)")
    }
    let reply = try client.call(CommitManifestImport(importID: importID))
    bar.clear()
    if isJSON {
      try Output.json(reply)
    } else {
      let summary = reply.summary
      Output.line(
        "\(accepted) \(accepted == 1 ? "row" : "rows") imported: \(summary.added) new, \(summary.replaced) replaced; \(refused) refused"
      )
      if summary.customsKept > 0 {
        Output.line(
          "\(summary.customsKept) customs columns changed nothing: known already, or customs has spoken since"
        )
      }
    }
    if refused > 0 { throw CommandExit.machine }
  }
}
