import Dispatch
import Foundation
import HubCore
import HubRealtime
import HubRecord
import HubUnits
import Logging
import Synchronization

/// Writes a running line's turns to disk, beside everything else: whatever happens here, the line goes on.
///
/// **Thread**: a queue of its own, which may wait for the disk; `finish` may be called by any.
final class LineRecorder: Sendable {
  /// How long the queue rests between looks. **Source**: 30 turns; the ring holds 40 s of them.
  private static let restSeconds = 0.03

  private let notes: RingReader<CycleNote>
  private let header: RecordingHeader
  private let folder: String
  private let line: String
  private let log: Logger
  private let queue = DispatchQueue(label: "hub-record", qos: .utility)
  private let isFinished = Atomic(false)

  /// Begins at once.
  ///
  /// - Parameters:
  ///   - notes: the line's turns from the first on.
  ///   - folder: where its files go.
  init(
    _ notes: consuming RingReader<CycleNote>, _ header: RecordingHeader, line: String, in folder: String,
    log: Logger
  ) {
    self.notes = notes
    self.header = header
    self.folder = folder
    self.line = line
    self.log = log
    queue.async { self.record() }
  }

  /// The core has ended: what is in the ring now is the last. Waits until it is on its way to the disk.
  func finish() {
    isFinished.store(true, ordering: .releasing)
    queue.sync {}
  }

  private func record() {
    do throws(RecordingError) {
      let log = log
      let files = try RecordingFiles(
        in: folder, line: line, startedMilliseconds: header.startedMilliseconds,
        onRemoval: { log.notice("\($0): an old recording, taken out to make room") })
      log.notice("recording into \(folder)")
      var writer = RecordingWriter(header, recording: .random(in: 0...(.max)), into: files)
      var turn = NotedTurn()
      try write(&turn, into: &writer)
    } catch {
      log.error("\(error): the recording ends here, the line goes on")
    }
  }

  private func write(
    _ turn: inout NotedTurn, into writer: inout RecordingWriter<RecordingFiles>
  ) throws(RecordingError) {
    while true {
      // Asked first: what was noted before is taken below.
      let isLast = isFinished.load(ordering: .acquiring)
      let lost = notes.overflowCount
      while let note = notes.pop() {
        if turn.take(note) { try writer.add(turn.input, turn.output) }
      }
      if lost > 0 {
        log.error("kernel: the disk of \(folder) is too slow: the recording ends here, the line goes on")
        return try writer.end(.fellBehind, lostTurns: UInt64(lost))
      }
      if isLast { return try writer.end(.stopped) }
      Thread.sleep(forTimeInterval: Self.restSeconds)
    }
  }
}
