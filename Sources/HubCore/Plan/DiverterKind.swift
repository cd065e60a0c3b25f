/// How a diverter moves a parcel, and what an order to it says.
///
/// ```
///  coil    pulse     __|‾‾‾|__________      a pusher: on for its stroke, whatever the parcel's length
///          level     __|‾‾‾‾‾‾‾‾‾‾|___      an arm or pop-up wheels: on until the tail has passed
///  parcel            ___[==========]__
/// ```
public enum DiverterKind: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// A pusher: one stroke of `minimumOn`.
  case pulse = 0
  /// A swing arm or pop-up wheels: on for the parcel's length. Left and right are two lanes that share a diverter.
  case level
  /// The PLC fires by itself when its counter reaches a value: the order carries the count.
  case counted
  /// A cross-belt or tilt tray: the order names the carrier, and the count as well.
  case carrier

  /// The order goes to a PLC's mailbox: nobody writes an output.
  @inlinable public var isFiredByPLC: Bool {
    switch self {
    case .pulse, .level: return false
    case .counted, .carrier: return true
    }
  }
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension DiverterKind: CaseIterable {}
#endif
