public import HubUnits

/// The bytes a maker's serial scanners take as orders. There is no standard: each maker has its own, most have none.
///
/// **Source**: programming manuals as collected in the scanner facts (CDC host commands): Datalogic `E` enable, `D`
/// disable, `B` beep, `F` not on file; Honeywell `SYN BEL CR` beep; CipherLab `D`, `E`.
public enum SerialCommands: UInt8, Sendable, Hashable, BitwiseCopyable {
  case none = 0
  case datalogic
  /// One tone only: it is kept for the good one, so that it never means two things.
  case honeywell
  case cipherlab

  /// Whose commands a vendor's scanners take; `none` where nothing is known: letters sent to a stranger may change its
  /// set-up.
  ///
  /// **Source**: vendor ids of usb.ids: Datalogic 05f9 (PSC) and 080c; Honeywell 0c2e (Metrologic) and 0536 (HHP);
  /// CipherLab 0745 (Syntech).
  public init(vendor: UInt16) {
    switch vendor {
    case 0x05F9, 0x080C: self = .datalogic
    case 0x0C2E, 0x0536: self = .honeywell
    case 0x0745: self = .cipherlab
    default: self = .none
    }
  }

  /// The bytes that give an order, or nil when the maker has none for it.
  public func bytes(for order: ScannerOrder) -> BoundedList<64, UInt8>? {
    switch (self, order) {
    case (.datalogic, .allowReading), (.cipherlab, .allowReading): Self.list(UInt8(ascii: "E"))
    case (.datalogic, .preventReading), (.cipherlab, .preventReading): Self.list(UInt8(ascii: "D"))
    case (.datalogic, .soundGood): Self.list(UInt8(ascii: "B"))
    case (.datalogic, .soundException), (.datalogic, .soundError): Self.list(UInt8(ascii: "F"))
    case (.honeywell, .soundGood): Self.list(0x16, 0x07, 0x0D)
    case (.honeywell, .allowReading), (.honeywell, .preventReading), (.honeywell, .soundException),
      (.honeywell, .soundError), (.cipherlab, .soundGood), (.cipherlab, .soundException),
      (.cipherlab, .soundError), (.none, _):
      nil
    }
  }

  private static func list(
    _ first: UInt8, _ second: UInt8? = nil, _ third: UInt8? = nil
  ) -> BoundedList<64, UInt8> {
    var list = BoundedList<64, UInt8>(filler: 0)
    list.append(first)
    if let second { list.append(second) }
    if let third { list.append(third) }
    return list
  }
}

#if !hasFeature(Embedded)
  extension SerialCommands: CaseIterable {
    /// The maker with a configuration's word.
    public init?(word: String) {
      guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
      self = found
    }

    public var word: String {
      switch self {
      case .none: "none"
      case .datalogic: "datalogic"
      case .honeywell: "honeywell"
      case .cipherlab: "cipherlab"
      }
    }
  }
#endif
