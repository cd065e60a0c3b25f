import HubBarcode
import HubDevices
import HubUnits

/// How far a person is with the calibration label: takes what happens, gives what to say.
struct LessonProgress {
  let patience: Nanoseconds
  private var scanner: TappedScanner?
  private var reports: [SentReport] = []
  /// Where the scan that runs began.
  private var burstStart = 0
  private var found: Set<CalibrationPart> = []
  /// Since when nothing happened; nil before the first moment.
  private var quietSince: MonotonicInstant?
  private(set) var isOver = false

  init(patience: Nanoseconds) { self.patience = patience }

  /// What came so far; nil before the scanner was taken up.
  var source: LessonSource? {
    guard let scanner, let mode = scanner.mode else { return nil }
    return LessonSource(scanner: scanner, mode: mode, reports: reports)
  }

  mutating func take(_ event: TapEvent) -> [String] {
    switch event {
    case .listening(let scanner):
      self.scanner = scanner
      return begin(with: scanner)
    case .report(let report):
      reports.append(report)
      quietSince = report.at
      return []
    case .quiet(let now):
      let since = quietSince ?? now
      quietSince = since
      if now - since >= patience { isOver = true }
      guard burstStart < reports.count, now - since >= ScannerLesson.pause else { return [] }
      defer { burstStart = reports.count }
      return judge(Array(reports[burstStart...]))
    }
  }

  private mutating func begin(with scanner: TappedScanner) -> [String] {
    let mode = scanner.mode.map { SeenMode($0).words } ?? ""
    // Nothing to learn: the mode itself says what stands where.
    if case .ibmOEM = scanner.mode {
      isOver = true
      return ["\(scanner.label) is in \(mode)."]
    }
    return [
      "Listening to \(scanner.label), \(mode).",
      "Scan bar codes 1, 2 and 3 of the calibration label. Ctrl-C ends.",
    ]
  }

  /// Says what the last scan was.
  private mutating func judge(_ burst: [SentReport]) -> [String] {
    guard let mode = scanner?.mode else { return [] }
    do throws(UnsupportedScanner) {
      let parts = try ScannerLesson(mode: mode, reports: burst).parts()
      if parts.isEmpty { return [Self.refusal(of: ScannerLesson(mode: mode, reports: burst))] }
      found.formUnion(parts)
    } catch {
      isOver = true
      return ["\(error)"]
    }
    let missing = CalibrationPart.allCases.filter { !found.contains($0) }
    isOver = missing.isEmpty
    let read = found.sorted().map { "\($0.number)" }.joined(separator: ", ")
    return [
      "  read: \(read)"
        + (missing.isEmpty ? "" : "; now \(missing.map { "\($0.number)" }.joined(separator: ", "))")
    ]
  }

  private static func refusal(of lesson: ScannerLesson) -> String {
    do throws(LearningRefusal) {
      _ = try lesson.learned()
      return "hub bug: a label was learned that was not found"
    } catch { return "\(error)" }
  }
}
