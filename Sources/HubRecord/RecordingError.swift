/// Why a recording cannot be read or written.
///
/// Its words begin with the party to blame.
public enum RecordingError: Error, Sendable, Equatable, CustomStringConvertible {
  case notARecording(file: String)
  /// Made by a newer hubd.
  case newerFormat(file: String, format: Int)
  /// The bytes are not those that were written.
  case damaged(file: String, offset: Int, what: String)
  /// A part other than the first was given.
  case notTheFirst(file: String, number: Int)
  case unreadable(file: String, cause: String)
  case unwritable(file: String, cause: String)
  /// The disk must keep this much for others.
  case noRoom(folder: String, freeBytes: Int, keptBytes: Int)
  /// The folder holds as much as it may.
  case limitReached(folder: String, bytes: Int)
  /// The plan is not the one that was recorded.
  case otherLine(what: String)

  /// What a recording says of its end when this happened to it.
  var stop: RecordingStop {
    switch self {
    case .limitReached: .limitReached
    case .noRoom: .diskFull
    case .notARecording, .newerFormat, .damaged, .notTheFirst, .unreadable, .unwritable, .otherLine:
      .writeFailed
    }
  }

  public var description: String {
    switch self {
    case .notARecording(let file): "client: \(file) is no recording of hubd"
    case .newerFormat(let file, let format):
      "client: \(file) has format \(format), this program reads up to \(RecordingFormat.version): use a newer one"
    case .damaged(let file, let offset, let what): "client: \(file) is damaged at byte \(offset): \(what)"
    case .notTheFirst(let file, let number):
      "client: \(file) is part \(number) of a recording, which is read from its first part on"
    case .unreadable(let file, let cause): "kernel: \(file) cannot be read: \(cause)"
    case .unwritable(let file, let cause): "kernel: \(file) cannot be written: \(cause)"
    case .noRoom(let folder, let free, let kept):
      "kernel: the disk of \(folder) has \(free >> 20) MiB left; a recording leaves \(kept >> 20) MiB to others"
    case .limitReached(let folder, let bytes):
      "kernel: the recordings in \(folder) have reached their limit of \(bytes >> 20) MiB"
    case .otherLine(let what): "client: this is not the line that was recorded: \(what)"
    }
  }
}
