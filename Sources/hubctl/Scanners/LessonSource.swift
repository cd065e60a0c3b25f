import HubBarcode
import HubDevices

/// What a scanner sent of the calibration label, and which scanner that was.
struct LessonSource {
  /// The plugged scanner; nil for a recording.
  let scanner: TappedScanner?
  let mode: ScannerMode
  let reports: [SentReport]

  var lesson: ScannerLesson { ScannerLesson(mode: mode, reports: reports) }
}
