import Foundation
import HubCore
import HubStore
import HubUnits

/// A folder of its own for one test, gone with it.
final class StoreFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("hub-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(at: url) } catch {
      print("the folder \(url.path) stays: \(error)")
    }
  }

  func path(_ name: String = "line.sqlite") -> String { url.appendingPathComponent(name).path }

  func open(_ name: String = "line.sqlite", settings: StoreSettings = StoreSettings()) throws -> Store {
    try Store(path: path(name), settings: settings)
  }
}

/// An instant so many milliseconds into the test's day.
func instant(_ milliseconds: Int64) -> JournalInstant {
  JournalInstant(
    monotonic: MonotonicInstant(nanoseconds: milliseconds * 1_000_000),
    wall: WallTime(milliseconds: 1_795_000_000_000 + milliseconds))
}

func inducted(_ number: Int64, at milliseconds: Int64 = 0) -> InductedParcel {
  InductedParcel(
    serial: ParcelSerial(number), origin: .inducted, at: instant(milliseconds), induction: "station-1")
}

func end(_ number: Int64, _ reason: EndReason = .sorted, lane: Int? = 5) -> ParcelEnd {
  ParcelEnd(
    serial: ParcelSerial(number), at: instant(10_000 + number), reason: reason, lane: lane, plannedLane: 5,
    story: #"{"lines":[],"scan_to_coil_us":1234}"#)
}

func key(_ text: String) throws -> ParcelKey {
  guard let key = ParcelKey(text) else { throw TestFault("\(text) is no key") }
  return key
}

func barcode(_ text: String) throws -> Barcode {
  guard let code = Barcode(text) else { throw TestFault("\(text) is no bar code") }
  return code
}
