import HubRecord

extension CommandFailure {
  /// A recording that cannot be read: damage is the recording's fault, the rest the call's.
  init(_ error: RecordingError) {
    switch error {
    case .damaged, .unwritable, .noRoom, .limitReached, .otherLine: self.init(.machine, "\(error)")
    case .notARecording, .newerFormat, .notTheFirst, .unreadable: self.init(.wrongCall, "\(error)")
    }
  }
}
