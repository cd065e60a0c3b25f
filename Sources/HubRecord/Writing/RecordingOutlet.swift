/// Where the files of a recording go.
public protocol RecordingOutlet {
  /// Says whether another file may be begun, while the one before can still take a closing word.
  mutating func makeRoom() throws(RecordingError)
  /// Begins the next file; the one before is complete.
  ///
  /// - Parameter number: counted from 1.
  mutating func begin(_ number: Int) throws(RecordingError)
  mutating func write(_ bytes: [UInt8]) throws(RecordingError)
  /// The file is complete.
  mutating func end() throws(RecordingError)
}
