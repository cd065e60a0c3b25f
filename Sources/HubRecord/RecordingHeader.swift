public import HubUnits

/// What a recording says of itself, at the head of each of its files.
public struct RecordingHeader: Sendable, Hashable {
  /// The version of the hubd that made it.
  public var version: String
  /// The name of the line's file, for messages.
  public var configurationName: String
  /// The line's file as it was, to the byte.
  public var configuration: String
  /// The first parcel number that the core was to give.
  public var firstSerial: ParcelSerial
  /// The cycle that the turns were made in.
  public var cycle: Nanoseconds
  /// When the recording began, by the wall clock.
  ///
  /// **Units**: milliseconds since 1970, UTC.
  public var startedMilliseconds: Int64
  /// The bar codes are not those that were read.
  public var isMasked: Bool

  public init(
    version: String, configurationName: String, configuration: String, firstSerial: ParcelSerial,
    cycle: Nanoseconds, startedMilliseconds: Int64, isMasked: Bool = false
  ) {
    self.version = version
    self.configurationName = configurationName
    self.configuration = configuration
    self.firstSerial = firstSerial
    self.cycle = cycle
    self.startedMilliseconds = startedMilliseconds
    self.isMasked = isMasked
  }
}
