/// The way by which an order travels to a device.
public enum OutputPath: Sendable, Hashable, BitwiseCopyable {
  /// SET_REPORT on the control endpoint; report id 0 where the device uses none.
  ///
  /// **Source**: HID 1.11, section 7.2.2.
  case setReport(interface: UInt8, reportID: UInt8)
  /// An OUT endpoint of its own, which a HID device that has one expects its reports on.
  ///
  /// **Source**: HID 1.11, section 4.4.
  case endpoint(USBEndpoint)
}
