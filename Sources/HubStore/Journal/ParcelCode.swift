public import HubUnits

/// A code that was read on a parcel.
public struct ParcelCode: Hashable, Sendable {
  public var serial: ParcelSerial
  /// The code as text (`Barcode.text`).
  public var code: String
  /// A second, different code on the same parcel.
  public var isSecond: Bool

  public init(serial: ParcelSerial, code: String, isSecond: Bool = false) {
    self.serial = serial
    self.code = code
    self.isSecond = isSecond
  }
}
