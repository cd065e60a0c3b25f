/// What cannot be at a place of a recording.
struct RecordingFault: Error, Equatable {
  /// **Units**: bytes from the start of the file.
  let offset: Int
  let what: String
}
