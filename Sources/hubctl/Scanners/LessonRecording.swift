import Foundation
import HubBarcode
import HubConfig
import HubDevices
import HubUnits

/// Lessons in files, in the form of `hubctl scanner decode`.
enum LessonRecording {
  /// A capture of a file; which one must be said when there are several.
  static func read(_ file: String, capture wanted: String?) throws -> LessonSource {
    let all = try CaptureFile.load(URL(fileURLWithPath: file)).all
    let fitting = all.enumerated().filter { index, capture in
      wanted == nil || capture.id == wanted || "\(index + 1)" == wanted
    }.map(\.element)
    guard let capture = fitting.first else {
      throw CommandFailure(
        .wrongCall, "client: \(file) holds no capture" + (wanted.map { " \($0)" } ?? ""))
    }
    guard fitting.count == 1 else {
      throw CommandFailure(
        .wrongCall,
        "client: \(file) holds \(fitting.count) captures; say which by --capture: its id, or 1 to \(all.count)"
      )
    }
    let word = capture.mode ?? "hid_keyboard"
    return LessonSource(
      scanner: nil,
      mode: try CaptureDecoding.mode(word, capture, try CaptureFile.descriptors(nil, beside: file)),
      reports: try CaptureDecoding.transfers(capture))
  }

  private struct File: Encodable {
    struct Capture: Encodable {
      let id: String
      let mode: String
      let events: [Event]
    }
    struct Event: Encodable {
      let tMs: Double
      let dir = "in"
      let hex: String
    }
    let captures: [Capture]
  }

  /// Keeps a lesson, for whoever must find out why it failed.
  static func write(_ source: LessonSource, to file: String) throws {
    let start = source.reports.first?.at
    let events = source.reports.map { report in
      File.Event(
        tMs: Double(start.map { (report.at - $0).count / 1_000 } ?? 0) / 1_000,
        hex: LabelBytes.hex(report.bytes))
    }
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let id = source.scanner?.usbName ?? "scanner"
    let capture = File.Capture(id: id, mode: ModeReport(source.mode).mode, events: events)
    do {
      try encoder.encode(File(captures: [capture])).write(to: URL(fileURLWithPath: file))
    } catch {
      throw CommandFailure(.wrongCall, "client: \(file) \(UnwritableFile.words(for: error))")
    }
  }
}
