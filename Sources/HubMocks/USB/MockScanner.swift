import Dispatch
import Glibc
public import HubUnits
import Synchronization

/// One mock scanner: plugged in or not, and read with.
///
/// **Thread**: any.
public final class MockScanner: Sendable {
  /// The time between two keyboard reports.
  ///
  /// **Source**: the polling interval in the keyboard's endpoint descriptor; one report a poll.
  public static let keyboardInterval = Nanoseconds.milliseconds(8)

  public let model: MockScannerModel
  public let serialNumber: String
  /// The port it hangs on, as sysfs writes it: `1-2`.
  public let port: String
  private let bed: USBTestbed
  private let attachment = Mutex<MockAttachment?>(nil)
  /// Types in order, one code after the other.
  private let typing: DispatchQueue

  init(model: MockScannerModel, serialNumber: String, port: String, bed: USBTestbed) {
    self.model = model
    self.serialNumber = serialNumber
    self.port = port
    self.bed = bed
    typing = DispatchQueue(label: "mock-scanner-\(port)")
  }

  /// Plugs it in, at a new address; does nothing when it is in.
  public func plug() throws(USBTestbedError) {
    guard attachment.withLock({ $0 }) == nil else { return }
    let strings = [model.manufacturer, model.name, serialNumber, model.name]
    let new = try bed.attach(model, strings: strings, port: port)
    attachment.withLock { $0 = new }
  }

  /// Pulls it out: what is in flight ends with -ESHUTDOWN, and then there is no such device.
  public func unplug() {
    let old = attachment.withLock { attachment in
      defer { attachment = nil }
      return attachment
    }
    guard let old else { return }
    bed.detach(old, port: port)
  }

  public var isPlugged: Bool { attachment.withLock { $0 != nil } }

  /// Whether a client has claimed it and set what it needs, so that a read code would arrive.
  public var isListenedTo: Bool {
    attachment.withLock { $0?.state.withLock { $0.isListenedTo } ?? false }
  }

  /// Whether the kernel's driver has all its interfaces, as after the plug-in.
  public var hasKernelDriver: Bool {
    attachment.withLock { $0?.state.withLock { state in state.driverBound.allSatisfy { $0 } } ?? false }
  }

  /// Breaks it: what is in flight fails, and so does what follows, until the host does the right thing.
  public func fail(_ breakage: MockBreakage) {
    attachment.withLock { $0?.state.withLock { $0.fail(breakage) } }
  }

  /// Puts the bus it hangs on to sleep: what is in flight ends, nothing more is taken, it stays listed.
  public func fallAsleep() { attachment.withLock { $0?.state.withLock { $0.sleep() } } }
  public func wakeUp() { attachment.withLock { $0?.state.withLock { $0.wake() } } }

  /// What the host sent to it since the plug-in: OUT transfers and SET_REPORTs, the last 256.
  public var received: [[UInt8]] {
    attachment.withLock { $0?.state.withLock { $0.received } ?? [] }
  }

  /// Whether it reads labels, as far as its host told it; true for one that cannot be told.
  public var isReading: Bool {
    attachment.withLock { $0?.state.withLock { $0.obedience.isReading } ?? false }
  }

  /// The tones its host let it give since the plug-in.
  public var sounds: [MockSound] {
    attachment.withLock { $0?.state.withLock { $0.obedience.sounds } ?? [] }
  }

  /// From here on it takes orders so.
  public func hear(_ hearing: MockHearing) {
    attachment.withLock { $0?.state.withLock { $0.hearing = hearing } }
  }

  /// How long a code takes from the first report to the last.
  public func sendingTime(of code: String) -> Nanoseconds {
    guard case .belgianKeyboard = model.manner else { return .zero }
    return Self.keyboardInterval * Int64(2 * code.utf8.count + 1)
  }

  /// Reads a bar code and sends it in the scanner's manner; returns at once.
  ///
  /// A scanner that is not plugged in, that nobody listens to or that may not read forgets the code.
  /// - Parameter aim: the symbology identifier, for scanners whose reports carry one.
  public func scan(_ code: String, aim: String = "]C0") {
    guard isReading else { return }
    let bytes = Array(code.utf8)
    switch model.manner {
    case .hidPOS(let endpoint):
      send(HIDPOSReport.reports(for: bytes, aim: aim), on: endpoint)
    case .ibmOEM(let endpoint):
      send(IBMOEMReport.reports(for: bytes), on: endpoint)
    case .serial(let endpoint):
      send(packets(bytes + [0x0D]), on: endpoint)
    case .belgianKeyboard(let endpoint):
      let reports = BelgianTyping.reports(for: bytes)
      typing.async { [self] in type(reports, on: endpoint) }
    }
  }

  /// Sends packets as they are, all at once.
  public func send(_ packets: [[UInt8]], on endpoint: UInt8) {
    attachment.withLock { attachment in
      attachment?.state.withLock { state in
        guard state.isListenedTo else { return }
        state.outbox[endpoint, default: []] += packets
        state.pump()
      }
    }
  }

  /// Cuts bytes into bulk packets of the endpoint's 64 bytes.
  private func packets(_ bytes: [UInt8]) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: 64).map { Array(bytes[$0..<min($0 + 64, bytes.count)]) }
  }

  /// Types one report a poll; blocks its own queue only.
  private func type(_ reports: [[UInt8]], on endpoint: UInt8) {
    let start = MonotonicClock.now()
    for (number, report) in reports.enumerated() {
      MonotonicClock.sleep(until: start + Self.keyboardInterval * Int64(number))
      send([report], on: endpoint)
    }
  }
}
