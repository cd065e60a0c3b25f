import Glibc
import HubCore
import HubDevices
import HubMocks
import HubRealtime
import HubUnits
import Testing

/// The one mock bus of this process, and the wait for what must happen on it.
enum ScannerBench {
  static let isAvailable = USBTestbed.isAvailable
  static let whySkipped: Comment =
    "SKIPPED: mock scanners need umockdev's preloaded library; scripts/gates/30-usb-testbed.sh runs these"

  private static let made: Result<USBTestbed, USBTestbedError> = Result { () throws(USBTestbedError) in
    try USBTestbed()
  }
  static func bed() throws -> USBTestbed { try made.get() }

  /// Waits until something is so. The bound only ends a test that would hang.
  static func until(
    _ what: String, within seconds: Int64 = 20, sourceLocation: SourceLocation = #_sourceLocation,
    _ isSo: () -> Bool
  ) async throws {
    let deadline = HubRealtime.MonotonicClock.now() + .seconds(seconds)
    while !isSo() {
      guard HubRealtime.MonotonicClock.now() < deadline else {
        Issue.record("never came: \(what)", sourceLocation: sourceLocation)
        throw NeverCame(what: what)
      }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  struct NeverCame: Error { let what: String }
}

/// A USB thread under test, with the core's end of its ring.
final class ScannerRun {
  let thread: ScannerThread
  private let reads: RingReader<ScanRead>

  init(
    _ scanners: [ScannerDescription], keyRules: KeyRules = KeyRules(), ringCapacity: Int = 64
  ) throws {
    reads = RingReader(capacity: ringCapacity)
    thread = ScannerThread(
      scanners: scanners, keyRules: keyRules, reads: reads.makeWriter(), policy: .off)
    try thread.start()
  }

  func status(_ index: Int = 0) -> ScannerStatus { thread.status(of: ScannerIndex(index)) }

  func waitFor(
    _ state: ScannerState, _ index: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await ScannerBench.until("scanner \(index) \(state)", sourceLocation: sourceLocation) {
      status(index).state == state
    }
  }

  /// Waits until a mock scanner is taken up: ready by our word, and claimed by its own.
  func waitUntilReady(
    _ mock: MockScanner, _ index: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    // Our word alone may still be about the plug before.
    try await ScannerBench.until("scanner \(index) ready", sourceLocation: sourceLocation) {
      mock.isListenedTo && status(index).state == .ready
    }
  }

  /// The next label the core would see.
  func nextRead(sourceLocation: SourceLocation = #_sourceLocation) async throws -> ScanRead {
    var read: ScanRead?
    try await ScannerBench.until("a read", sourceLocation: sourceLocation) {
      read = reads.pop()
      return read != nil
    }
    return try #require(read)
  }

  /// Whether the core has nothing more to see.
  var isSilent: Bool { reads.count == 0 }
}

extension Barcode {
  var text: String { String(decoding: bytesInUse, as: UTF8.self) }
  var bytesInUse: [UInt8] { (0..<count).map { self[$0] } }
}

extension ScannerDescription {
  /// The description that fits a mock scanner.
  init(
    _ name: String, _ mode: Mode, _ mock: MockScanner, layout: String? = nil, terminator: Terminator? = nil
  ) {
    self.init(
      name: name, mode: mode, vendor: mock.model.vendor, product: mock.model.product, layout: layout,
      terminator: terminator)
  }
}
