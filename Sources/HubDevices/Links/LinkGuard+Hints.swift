public import HubModbus
public import HubUnits

extension LinkGuard {
  /// A failure in words, with what it means on this device and what to do, where that is known.
  public func words(_ error: ModbusError) -> String {
    guard case .exception(let exception) = error.kind, let hint = device.hint(for: exception.rawValue) else {
      return "\(error)"
    }
    return "\(error); on \(device.name): \(hint)"
  }

  /// For whoever relies on the watchdog: that nobody has confirmed what it does; nil where a manual says it.
  public var doubt: String? {
    device.onLoss.isConfirmed
      ? nil : "what its outputs do then is \(DeviceFact<String>.notConfirmed), and try it"
  }
}
