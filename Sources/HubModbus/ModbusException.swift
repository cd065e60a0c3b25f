/// What a device says when it understood a request and will not do it.
///
/// **Source**: Modbus application protocol 1.1b3, section 7.
public enum ModbusException: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  case illegalFunction = 1
  case illegalDataAddress = 2
  case illegalDataValue = 3
  case deviceFailure = 4
  case acknowledge = 5
  case deviceBusy = 6
  case negativeAcknowledge = 7
  case memoryParity = 8
  case notDefined = 9
  case gatewayPathUnavailable = 10
  case gatewayTargetSilent = 11
}

extension ModbusException: CustomStringConvertible {
  public var description: String {
    switch self {
    case .illegalFunction: "illegal function: the device does not know this kind of request"
    case .illegalDataAddress: "illegal data address: the device has no such input, coil or register"
    case .illegalDataValue: "illegal data value: the device refuses this value or this many at once"
    case .deviceFailure: "device failure: the device could not do it"
    case .acknowledge: "acknowledge: the device has begun and needs longer than it may"
    case .deviceBusy: "device busy"
    case .negativeAcknowledge: "negative acknowledge: the device cannot do it now"
    case .memoryParity: "memory parity error in the device"
    case .notDefined: "exception 9, which the standard does not define"
    case .gatewayPathUnavailable: "gateway path unavailable: the gateway has no way to this unit"
    case .gatewayTargetSilent: "gateway target silent: the unit behind the gateway does not answer"
    }
  }
}
