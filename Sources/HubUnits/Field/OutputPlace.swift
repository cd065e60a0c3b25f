// Control plane and field only, as the description of the link that holds it.
#if !hasFeature(Embedded)
  /// Where an output is on its device.
  public enum OutputPlace: Sendable, Hashable, BitwiseCopyable {
    case coil(UInt16)
    /// One bit of a holding register; bit 0 is the lowest.
    case bit(UInt8, ofRegister: UInt16)

    public var address: UInt16 {
      switch self {
      case .coil(let address): address
      case .bit(_, let register): register
      }
    }
  }

  extension OutputPlace: CustomStringConvertible {
    public var description: String {
      switch self {
      case .coil(let address): "coil \(address)"
      case .bit(let bit, let register): "bit \(bit) of holding register \(register)"
      }
    }
  }

  extension OutputPlace: Comparable {
    /// Coils first, then registers bit by bit: the order of the ranks.
    public static func < (one: OutputPlace, other: OutputPlace) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .coil(let address): Int(address)
      case .bit(let bit, let register): 1 << 24 | Int(register) << 4 | Int(bit)
      }
    }
  }
#endif
