import Glibc
import HubBarcode
import HubDevices
import HubUnits

/// Listens to a plugged scanner while a person scans the calibration label, and says what it waits for.
struct LiveLesson {
  let target: TapTarget
  /// Without any scan for so long nobody is there any more, and the scanner is given back.
  ///
  /// **Source**: time to fetch the label from the printer.
  var patience = Nanoseconds.seconds(120)

  /// What came until all three bar codes were there, nobody scanned any more, or somebody pressed Ctrl-C.
  func run() throws -> LessonSource {
    let signals = PendingSignals([SIGINT, SIGTERM, SIGHUP])
    var pupil = LessonProgress(patience: patience)
    do throws(TapRefusal) {
      try ScannerTap.listen(to: target) { event in
        for note in pupil.take(event) { Output.note(note) }
        return !pupil.isOver && signals.take() == nil
      }
    } catch {
      if case .notAPort = error { throw CommandFailure(.wrongCall, "\(error)") }
      // What came before the scanner left may be enough.
      guard let source = pupil.source, !source.reports.isEmpty else {
        throw CommandFailure(.machine, "\(error)")
      }
      Output.note("\(error)")
      return source
    }
    guard let source = pupil.source else {
      throw CommandFailure(.machine, "client: ended before the scanner was taken up")
    }
    return source
  }
}
