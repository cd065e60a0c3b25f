import Dispatch
import HubCore
import HubProtocol
import HubRealtime
import HubRecord
import HubUnits
import Logging
import Synchronization

/// Writes a running line's turns to disk, beside everything else: whatever happens here, the line goes on.
///
/// **Thread**: a queue of its own, which may wait for the disk; the rest may be called by any.
final class LineRecorder: Sendable {
  /// How long the queue rests between looks: the core wakes nobody, that would cost it a system call.
  ///
  /// **Source**: 30 turns; the ring holds 40 s of them.
  private static let rest = DispatchTimeInterval.milliseconds(30)

  /// How long the end of a line waits for the disk. **Source**: a fifth of the ten seconds that systemd gives.
  static let longestFinish = DispatchTimeInterval.seconds(2)

  private let notes: RingReader<CycleNote>
  private let header: RecordingHeader
  private let folder: String
  private let log: Logger
  private let queue = DispatchQueue(label: "hub-record", qos: .utility)
  private let coreEnded = DispatchSemaphore(value: 0)
  private let written = DispatchSemaphore(value: 0)
  private let ending = Mutex<String?>(nil)

  /// Begins at once, into files in a folder.
  ///
  /// - Parameter notes: the line's turns from the first on.
  convenience init(
    _ notes: consuming RingReader<CycleNote>, _ header: RecordingHeader, line: String, in folder: String,
    log: Logger
  ) {
    self.init(notes, header, in: folder, log: log) { () throws(RecordingError) in
      try RecordingFiles(
        in: folder, line: line, startedMilliseconds: header.startedMilliseconds,
        onRemoval: { log.notice("\($0): an old recording, taken out to make room") })
    }
  }

  /// - Parameters:
  ///   - folder: what people know the place by.
  ///   - open: makes the place where it goes; called on the recorder's own queue.
  init<Outlet: RecordingOutlet & SendableMetatype>(
    _ notes: consuming RingReader<CycleNote>, _ header: RecordingHeader, in folder: String, log: Logger,
    _ open: @escaping @Sendable () throws(RecordingError) -> Outlet
  ) {
    self.notes = notes
    self.header = header
    self.folder = folder
    self.log = log
    queue.async { self.record(open) }
  }

  /// How the recording is.
  var health: RecordingHealth {
    // A disk that hangs lets nobody say so on the queue; the ring does.
    let stuck = notes.overflowCount > 0 ? tooSlow : nil
    return RecordingHealth(folder: folder, problem: ending.withLock { $0 } ?? stuck)
  }

  private var tooSlow: String { "kernel: the disk of \(folder) is too slow" }

  /// The core has ended: what is in the ring now is the last. Waits until it is on its way to the disk; for a disk that
  /// hangs, not for ever.
  func finish(within limit: DispatchTimeInterval = LineRecorder.longestFinish) {
    coreEnded.signal()
    guard written.wait(timeout: .now() + limit) == .timedOut else { return }
    log.error(
      "kernel: the disk of \(folder) does not answer: the recording has no end, its last turns are missing")
  }

  private func record<Outlet: RecordingOutlet>(_ open: () throws(RecordingError) -> Outlet) {
    defer { written.signal() }
    do throws(RecordingError) {
      let outlet = try open()
      log.notice("recording into \(folder)")
      var writer = RecordingWriter(header, recording: .random(in: 0...(.max)), into: outlet)
      var turn = NotedTurn()
      try write(&turn, into: &writer)
    } catch {
      end("\(error)")
    }
  }

  /// The recording ends before the line does.
  private func end(_ reason: String) {
    ending.withLock { $0 = $0 ?? reason }
    log.error("\(reason): the recording ends here, the line goes on")
  }

  private func write<Outlet: RecordingOutlet>(
    _ turn: inout NotedTurn, into writer: inout RecordingWriter<Outlet>
  ) throws(RecordingError) {
    while true {
      // Asked first: what was noted before is taken below.
      let isLast = coreEnded.wait(timeout: .now() + Self.rest) == .success
      let lost = notes.overflowCount
      while let note = notes.pop() {
        if turn.take(note) { try writer.add(turn.input, turn.output) }
      }
      if lost > 0 {
        end(tooSlow)
        return try writer.end(.fellBehind, lostTurns: UInt64(lost))
      }
      if isLast { return try writer.end(.stopped) }
    }
  }
}
