// What the USB thread must know of a scanner. Control plane and field only: it holds text.
#if !hasFeature(Embedded)
  /// One scanner of the line: how to know it again, and how it speaks.
  ///
  /// Made by `HubConfig` from the checked file, used by the USB thread and by `hubctl diag`.
  public struct ScannerDescription: Sendable, Hashable {
    /// How the operator set the scanner up.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
      case hidPOS = "hid-pos"
      case keyboard
      case cdc
      case ibmOEM = "ibm-oem"
      /// A serial port of the kernel's, named by `device`.
      case serial
    }
    /// What ends a label.
    public enum Terminator: String, Sendable, Hashable, CaseIterable {
      case cr, lf, crlf, etx, enter, tab
      /// A pause; for scanners without a suffix.
      case silence
    }
    /// The name in the file: `hand-1`.
    public var name: String
    public var mode: Mode
    public var vendor: UInt16
    public var product: UInt16
    /// USB serial string, where two of the same model must be told apart.
    public var serial: String?
    /// USB port path as the kernel writes it (`1-1.2`), where there is no serial.
    public var port: String?
    /// Two of the same model, and neither serial nor port tells them apart: a scan of its station's card does.
    public var isToldByCard: Bool
    /// The keyboard layout the scanner is set to: `us`, `be`, …
    public var layout: String?
    public var terminator: Terminator?
    /// Labels begin with an AIM identifier (`]C1`).
    public var hasAIMPrefix: Bool
    /// What the scanner puts before each label, identifiers aside; taken off. **Shape**: 8 bytes at most.
    public var prefix: [UInt8] = []
    /// Whose letters for the symbol stand before the label: `honeywell`, `zebra`, `datalogic`; nil: none.
    public var codeIDs: String?
    /// The port's file, with mode `serial`: `/dev/serial/by-id/…`. Nil for a scanner on USB.
    public var device: String?
    /// How the port's line is set; serial only.
    public var line = SerialLineSettings()
    /// Whose commands a serial scanner takes: `datalogic`, `honeywell`, `cipherlab` or `none`; nil: by its vendor.
    public var commands: String?
    /// It is not kept from reading while the line stands: operators scan cards with it then.
    public var readsWhileStanding = false

    public init(
      name: String, mode: Mode, vendor: UInt16, product: UInt16, serial: String? = nil, port: String? = nil,
      layout: String? = nil, terminator: Terminator? = nil, hasAIMPrefix: Bool = false,
      isToldByCard: Bool = false
    ) {
      self.name = name
      self.mode = mode
      self.vendor = vendor
      self.product = product
      self.serial = serial
      self.port = port
      self.layout = layout
      self.terminator = terminator
      self.hasAIMPrefix = hasAIMPrefix
      self.isToldByCard = isToldByCard
    }
  }
#endif
