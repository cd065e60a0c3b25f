public import HubUnits

/// When a file of a recording is full.
public struct RecordingRotation: Sendable {
  /// **Units**: bytes.
  public var bytes: Int
  public var age: Nanoseconds

  /// **Source**: 64 MiB go through a mail gateway or onto a USB stick in seconds, and a reader holds one file in
  /// memory; an hour is what people ask for ("send me eight to nine").
  public init(bytes: Int = 64 << 20, age: Nanoseconds = .seconds(3_600)) {
    self.bytes = bytes
    self.age = age
  }
}
