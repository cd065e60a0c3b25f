/// How much of a disk recordings may take.
public struct RecordingRoom: Sendable {
  /// All recordings in one folder together. The oldest make room for the newest.
  ///
  /// **Units**: bytes.
  public var inFolder: Int
  /// What stays free for others, the journal first of all: when it cannot be written, the line is held.
  ///
  /// **Units**: bytes.
  public var keptFree: Int

  /// **Source**: 8 GiB are about two weeks of a busy line at 6 KB/s; a GiB is 200 days of its journal.
  public init(inFolder: Int = 8 << 30, keptFree: Int = 1 << 30) {
    self.inFolder = inFolder
    self.keptFree = keptFree
  }
}
