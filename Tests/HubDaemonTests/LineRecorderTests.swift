import Dispatch
import Foundation
import HubCore
import HubProtocol
import HubRealtime
import HubRecord
import HubUnits
import Logging
import Testing

@testable import HubDaemon

@Suite("The recorder beside a running line")
final class LineRecorderTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "hubd-recorder-\(UUID())")
  private static let header = RecordingHeader(
    version: "0.0.0-test", configurationName: "test.yaml", configuration: "line: test\n",
    firstSerial: ParcelSerial(1), cycle: .milliseconds(1), startedMilliseconds: 1_795_262_400_000)

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch CocoaError.fileNoSuchFile {
      // A test that wrote nothing leaves nothing.
      return
    } catch { Issue.record("\(error)") }
  }

  private func recorder(_ notes: borrowing RingWriter<CycleNote>, in folder: String) -> LineRecorder {
    LineRecorder(notes.makeReader(), Self.header, line: "test", in: folder, log: Logger(label: "test"))
  }

  private func turn(_ number: Int64, into notes: borrowing RingWriter<CycleNote>) {
    let now = MonotonicInstant(nanoseconds: number * 1_000_000)
    notes.push(.message(.reset(CommandNumber(UInt64(number)))))
    notes.push(
      .trace(
        CoreTrace(at: now, belt: .zero, serial: .none, event: .commandApplied(CommandNumber(UInt64(number)))))
    )
    notes.push(.turned(at: now, inputsLost: number == 2, tracesLost: false, OutputImage()))
  }

  private func read() throws -> (commands: [UInt64], lost: [Bool], ending: RecordingEnding?) {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let file = folder.appendingPathComponent(try #require(files.first)).path
    var reader = try RecordingReader(RecordingSource(file: file))
    #expect(reader.header == Self.header)
    var input = CycleInput(now: .distantPast)
    var commands: [UInt64] = []
    var lost: [Bool] = []
    while let turn = try reader.next(&input) {
      #expect(turn.told?.traces == 1)
      if case .reset(let number) = input.messages[0] { commands.append(number.value) }
      lost.append(input.inputsLost)
    }
    return (commands, lost, reader.ending)
  }

  @Test("Every turn that was noted before the end is on the disk, whole and in order")
  func everyTurnIsWritten() throws {
    let notes = RingWriter<CycleNote>(capacity: 64)
    let recorder = recorder(notes, in: folder.path)
    for number in 1...4 { turn(Int64(number), into: notes) }
    recorder.finish()
    let (commands, lost, ending) = try read()
    #expect(commands == [1, 2, 3, 4])
    #expect(lost == [false, true, false, false])
    #expect(ending == .ended(.stopped, lostTurns: 0))
  }

  @Test("Turns that found no room end the recording with their count")
  func gapIsTold() throws {
    let notes = RingWriter<CycleNote>(capacity: 64)
    turn(1, into: notes)
    for _ in 0..<5 { notes.refuse() }
    let recorder = recorder(notes, in: folder.path)
    recorder.finish()
    let (commands, _, ending) = try read()
    #expect(commands == [1])
    #expect(ending == .ended(.fellBehind, lostTurns: 5))
  }

  @Test("A folder that cannot be had is no reason to stop, now or at the end")
  func impossibleFolderIsNoReasonToStop() {
    let notes = RingWriter<CycleNote>(capacity: 8)
    let recorder = recorder(notes, in: "/proc/self/nowhere")
    for number in 1...20 { turn(Int64(number), into: notes) }
    recorder.finish()
    #expect(notes.overflowCount > 0)
  }

  @Test("A disk that refuses a write ends the recording and not the line, and diag is told why")
  func fullDiskIsTold() {
    let notes = RingWriter<CycleNote>(capacity: 64)
    let recorder = LineRecorder(notes.makeReader(), Self.header, in: "/disk", log: Logger(label: "test")) {
      RefusingOutlet()
    }
    #expect(recorder.health == RecordingHealth(folder: "/disk"))
    turn(1, into: notes)
    recorder.finish()
    #expect(
      recorder.health.problem == "kernel: /disk/1.hubrec cannot be written: No space left on device")
  }

  @Test("A disk that hangs is told as soon as turns are lost, and the end of the line does not wait for it")
  func hangingDiskHoldsNobody() {
    let notes = RingWriter<CycleNote>(capacity: 64)
    let disk = HangingOutlet()
    let recorder = LineRecorder(notes.makeReader(), Self.header, in: "/disk", log: Logger(label: "test")) {
      disk
    }
    turn(1, into: notes)
    disk.hangs.wait()
    #expect(recorder.health.problem == nil)
    for number in 2...40 { turn(Int64(number), into: notes) }
    #expect(recorder.health.problem == "kernel: the disk of /disk is too slow")
    // Would never come back if it waited for the disk, which goes on only below.
    recorder.finish(within: .milliseconds(1))
    disk.goesOn.signal()
    recorder.finish()
  }
}

/// A disk that has no room left.
private struct RefusingOutlet: RecordingOutlet {
  func makeRoom() {}
  func begin(_ number: Int) {}
  func write(_ bytes: [UInt8]) throws(RecordingError) {
    throw .unwritable(file: "/disk/1.hubrec", cause: "No space left on device")
  }
  func end() {}
}

/// A disk that does not come back from its first write until it is let go on.
private struct HangingOutlet: RecordingOutlet {
  let hangs = DispatchSemaphore(value: 0)
  let goesOn = DispatchSemaphore(value: 0)

  func makeRoom() {}
  func begin(_ number: Int) {
    hangs.signal()
    goesOn.wait()
  }
  func write(_ bytes: [UInt8]) {}
  func end() {}
}
