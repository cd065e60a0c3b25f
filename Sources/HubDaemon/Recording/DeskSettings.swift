/// The desk's ceilings and times, with their reasons.
public struct DeskSettings: Sendable {
  /// How long rows are collected before they are written together.
  ///
  /// **Source**: one commit is one wait for the disk (1 to 10 ms on an SSD); people do not see 20 ms.
  public var collectFor: Duration = .milliseconds(20)
  /// With so many rows waiting they are written at once.
  public var largestCollection = 200
  /// Commits between two looks at the room that is left.
  ///
  /// **Source**: at 20 ms a commit that is at least every five seconds of a busy line.
  public var commitsBetweenRoomChecks = 256
  /// A commit that takes longer raises an alarm.
  ///
  /// **Source**: a hundred times what a busy disk needs (8 ms at p99); ends wait in memory meanwhile.
  public var slowCommit: Duration = .seconds(2)
  /// A commit that takes longer holds the line: what a crash could lose must have a bound.
  ///
  /// **Source**: ten seconds of a full line are 30 parcels. A disk that hung for 37 s cost 14 parcels their story
  /// when the daemon was killed meanwhile.
  public var stuckCommit: Duration = .seconds(10)
  /// How long to wait before a failed commit is tried again.
  public var retryAfter: Duration = .milliseconds(500)
  /// Rows kept in memory while the journal cannot be written.
  ///
  /// **Source**: an hour of a full line (10,000 parcels, three rows each) at about 3 KB a story is 100 MB.
  public var largestBacklog = 30_000
  /// Ended stories kept in memory for `why`. **Source**: a quarter of an hour of a full line, about 10 MB.
  public var rememberedStories = 2_000
  /// Samples kept of each measure. **Source**: a shift of a full line; 8 bytes each.
  public var samples = 100_000
  /// Events that wait for one watcher before the oldest are dropped.
  ///
  /// **Source**: ten seconds of a full line; a watcher that is further behind needs a snapshot anyway.
  public var eventBuffer = 2_048
  /// Messages to the core that wait for room in its ring.
  ///
  /// **Source**: two for every parcel that can be followed at once.
  public var largestOutbox = 2_048
  /// Lines of one story. **Source**: 160 eyes and a few dozen words; past it only the end is added.
  public var linesInStory = 256

  public init() {}
}
