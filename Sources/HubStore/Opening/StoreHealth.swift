/// The store and the disk under it, for people who look after them.
public struct StoreHealth: Hashable, Sendable {
  public var path: String
  /// What the file takes on the disk, its log included. **Units**: bytes, as below.
  public var sizeBytes: Int64
  /// What of it is in use: room that taken-out rows left is used again.
  public var usedBytes: Int64
  /// Free on its disk for hubd's user.
  public var freeBytes: Int64
  /// The largest the file may grow, when that was said.
  public var limitBytes: Int64?
  public var lastSequence: Int64
  /// Events that some consumer has not acknowledged; 0 when nobody consumes.
  public var unacknowledged: Int64

  /// Room is short: an alarm, before anything has to stop.
  ///
  /// **Source**: a fifth of the limit, or of a disk's last gigabyte, is hours of a full line.
  public var isShortOfRoom: Bool {
    if freeBytes < 200 << 20 { return true }
    guard let limitBytes else { return false }
    return usedBytes > limitBytes / 5 * 4
  }
}
