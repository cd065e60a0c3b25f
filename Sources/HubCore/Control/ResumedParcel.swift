public import HubUnits

/// A parcel as the last life of the daemon remembered it.
///
/// **Thread**: made by the control plane at the start, from what it saved; taken only under `warm_start: reconcile`.
public struct ResumedParcel: Sendable, BitwiseCopyable {
  public var serial: ParcelSerial
  /// Empty when nobody had read one.
  public var code: Barcode
  /// Where its leading edge was on the line.
  public var position: Distance
  /// Zero when it had not been measured.
  public var length: Distance
  /// What the encoder's counter read then.
  public var encoderCount: UInt32

  @inlinable public init(
    serial: ParcelSerial, code: Barcode, position: Distance, length: Distance, encoderCount: UInt32
  ) {
    self.serial = serial
    self.code = code
    self.position = position
    self.length = length
    self.encoderCount = encoderCount
  }
}
