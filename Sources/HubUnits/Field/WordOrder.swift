// Control plane and field only, as the description of the link that holds it.
#if !hasFeature(Embedded)
  /// In which order a device puts the four bytes of a number into two neighbouring registers.
  ///
  /// With A the highest byte of the number and D the lowest, the registers read ABCD, CDAB, BADC or DCBA.
  public enum WordOrder: String, Sendable, Hashable, CaseIterable {
    /// ABCD: as Modbus itself orders the bytes of a register. **Source**: application protocol 1.1b3, 4.2.
    case highFirst = "high-first"
    /// CDAB
    case lowFirst = "low-first"
    /// BADC: the bytes of each register swapped.
    case highFirstSwapped = "high-first-swapped"
    /// DCBA
    case lowFirstSwapped = "low-first-swapped"

    /// How the four bytes stand on the wire, as manuals write it.
    public var letters: String {
      switch self {
      case .highFirst: "ABCD"
      case .lowFirst: "CDAB"
      case .highFirstSwapped: "BADC"
      case .lowFirstSwapped: "DCBA"
      }
    }

    /// The number in two registers, the one with the lower address first.
    public func number(_ first: UInt16, _ second: UInt16) -> UInt32 {
      switch self {
      case .highFirst: UInt32(first) << 16 | UInt32(second)
      case .lowFirst: UInt32(second) << 16 | UInt32(first)
      case .highFirstSwapped: UInt32(first.byteSwapped) << 16 | UInt32(second.byteSwapped)
      case .lowFirstSwapped: UInt32(second.byteSwapped) << 16 | UInt32(first.byteSwapped)
      }
    }
  }
#endif
