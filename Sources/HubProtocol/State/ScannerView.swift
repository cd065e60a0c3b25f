/// One scanner.
public struct ScannerView: Codable, Hashable, Sendable {
  public enum Condition: String, Codable, CaseIterable, Hashable, Sendable {
    /// Not plugged in, or not seen yet.
    case missing
    /// Seen, but the kernel does not let us open it.
    case notPermitted
    /// Being opened or set up.
    case opening
    case ready
    /// Failed, or cannot be used as it is: `state` says which, and whether it is tried again by itself.
    case failed
  }

  public var name: String
  /// How it is read: `hid-pos`, `keyboard`, `cdc`, `ibm-oem`, `serial`.
  public var mode: String
  public var condition: Condition
  /// What is plugged in: `0c2e:0b87 at 1-2.3`, nil while nothing is.
  public var device: String?
  /// What is wrong and what to do about it, when something is.
  public var problem: String?
  /// Codes read since the start.
  public var reads: Int = 0
  /// Since the last code; nil before the first.
  public var lastReadAgeMs: Int?
  /// Its state in the daemon's own word: `wrong-mode`, `held-elsewhere`, `failing`; finer than `condition`.
  public var state: String?
  /// The step that is being tried while it is failing: `retry`, `clear-halt`, `reset`, `reopen`.
  public var step: String?
  /// What it sent, and what became of it.
  public var numbers: ScannerNumbers?
  /// What the line tells it; nil while it is not ready.
  public var orders: ScannerOrders?
  /// How well it reads; nil where it is assigned to no place.
  public var readRate: ScannerReadRate?
  /// The country setting it is read with; keyboard mode only.
  public var layout: String?
  /// Vendor and product as the line's file names them: `0c2e:0b87`; nil for one on no USB.
  public var usb: String?
  /// The serial number the line's file names, where it does.
  public var serial: String?

  public init(
    name: String, mode: String, condition: Condition, device: String? = nil, problem: String? = nil,
    reads: Int = 0, lastReadAgeMs: Int? = nil, state: String? = nil, step: String? = nil,
    numbers: ScannerNumbers? = nil, orders: ScannerOrders? = nil, readRate: ScannerReadRate? = nil,
    layout: String? = nil, usb: String? = nil, serial: String? = nil
  ) {
    self.name = name
    self.mode = mode
    self.condition = condition
    self.device = device
    self.problem = problem
    self.reads = reads
    self.lastReadAgeMs = lastReadAgeMs
    self.state = state
    self.step = step
    self.numbers = numbers
    self.orders = orders
    self.readRate = readRate
    self.layout = layout
    self.usb = usb
    self.serial = serial
  }
}
