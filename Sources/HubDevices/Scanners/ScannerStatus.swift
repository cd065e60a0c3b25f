public import HubBarcode
public import HubRealtime
public import HubUSB
public import HubUnits

/// Everything there is to say about one scanner, at one instant.
///
/// **Shape**: fixed size; published through a snapshot cell by hub-usb after each change.
public struct ScannerStatus: Sendable, BitwiseCopyable {
  public var state: ScannerState = .absent
  /// Since when it is in this state.
  public var since: MonotonicInstant = .distantPast
  /// The step of the ladder while `failing`.
  public var step: RecoveryStep = .none
  /// Attempts to take it up since it was plugged in or last ready.
  public var attempts: UInt32 = 0
  public var seenMode: SeenMode = .unknown
  /// Where it is plugged in; nil while absent.
  public var port: USBPortPath?
  public var address: UInt8 = 0
  /// Whether libusb told us of this plug, or only the slow listing found it.
  public var wasFoundByListing = false
  /// More devices fit the configuration than it names: it may be another station's scanner.
  public var isAmbiguous = false
  /// Nobody has scanned its station's card with it where it is plugged in: it reads cards, its labels are nobody's.
  public var isUntold = false
  /// A product of the same vendor that is plugged in while this scanner is absent: perhaps it, in another mode.
  public var relativeProduct: UInt16?
  /// Why it is not ready, where libusb said so.
  public var error: USBError?
  /// The kernel's number, where it refused a serial port; 0: none.
  public var errno: Int32 = 0
  /// How its last transfer failed.
  public var lastFault: TransferOutcome?

  /// Reports and packets with at least one byte.
  public var reports: UInt64 = 0
  /// Labels handed to the core.
  public var scans: UInt64 = 0
  /// Labels lost because the core's ring was full.
  public var dropped: UInt64 = 0
  /// Labels kept back: keys were lost on the way, so the text cannot be trusted.
  public var doubtful: UInt64 = 0
  /// Labels kept back because they came so soon after the scanner was taken up that they may be from before.
  public var fromBefore: UInt64 = 0
  /// Labels kept back because nobody knows at which station the scanner is.
  public var untold: UInt64 = 0
  /// Labels that hold only what the sort plan never takes for a parcel's key.
  public var neverKeys: UInt64 = 0
  /// The text of a label looks as if the scanner were set to another keyboard layout than the file says; nil when the
  /// labels since then did not.
  public var layoutHint: LayoutHint?
  /// Labels in a row that gave no such hint, since the last that did.
  public var labelsSinceLayoutHint = 0
  /// Labels longer than any parcel's key, without one inside.
  public var tooLong: UInt64 = 0
  /// Answers of the device itself, and texts of a fixed scanner that saw a parcel and read nothing.
  public var deviceAnswers: UInt64 = 0
  public var noReads: UInt64 = 0
  /// Reports that could not be true, and beginnings of labels whose end never came.
  public var faults: UInt64 = 0
  public var fragments: UInt64 = 0
  /// Transfers that ended badly.
  public var transferFaults: UInt64 = 0
  public var lastScanAt: MonotonicInstant?
  /// From the first report to the terminator: what a keyboard-mode scanner costs in belt travel.
  public var lastScanDuration: Nanoseconds = .zero
  public var longestScanDuration: Nanoseconds = .zero
  /// The same of every label handed to the core.
  public var scanDurations = LatencyHistogram()
  /// What was said to it: leave to read, and sounds.
  public var orders = ScannerOrderCounts()
  /// How often it was taken up.
  public var openings: UInt32 = 0

  public init() {}
}
