public import HubUnits

/// One parcel on the belt.
public struct ParcelView: Codable, Hashable, Sendable {
  public var serial: Int64
  /// The code that was joined to it, if one was.
  public var code: String?
  /// Where its leading edge is. **Units**: millimetres from the belt's start.
  public var positionMm: Int
  /// **Units**: millimetres; 0 while it is not measured.
  public var lengthMm: Int = 0
  /// The number of the lane it is to go to, if one is chosen.
  public var lane: Int?
  /// The lane is final.
  public var committed: Bool = false
  /// Why it runs to the exception lane, if it does.
  public var exception: Word<EndReason>?

  public init(
    serial: Int64, code: String? = nil, positionMm: Int, lengthMm: Int = 0, lane: Int? = nil,
    committed: Bool = false, exception: Word<EndReason>? = nil
  ) {
    self.serial = serial
    self.code = code
    self.positionMm = positionMm
    self.lengthMm = lengthMm
    self.lane = lane
    self.committed = committed
    self.exception = exception
  }
}
