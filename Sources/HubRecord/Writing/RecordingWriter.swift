public import HubCore
import HubUnits

/// Writes a recording: every turn's inputs, and a digest of what each turn told.
///
/// A file is begun with the first turn and ended after a time or a size; the next goes on where it ends. After an
/// error nothing more is written: the recording ends there.
///
/// **Thread**: one owner, in the control plane; it may wait for the disk.
public struct RecordingWriter<Outlet: RecordingOutlet> {
  private var encoder: RecordingEncoder
  private var outlet: Outlet
  private let rotation: RecordingRotation
  private var files = 0
  private var bytesInFile = 0
  private var fileBegan: MonotonicInstant = .zero
  private var isFileOpen = false
  /// It has its closing word, or the disk refused it.
  public private(set) var isEnded = false
  /// Written so far, in all files.
  ///
  /// **Units**: bytes.
  public private(set) var bytes = 0

  /// - Parameter recording: any number that no other recording has.
  public init(
    _ header: RecordingHeader, recording: UInt64, into outlet: Outlet,
    rotation: RecordingRotation = RecordingRotation()
  ) {
    encoder = RecordingEncoder(header, recording: recording)
    self.outlet = outlet
    self.rotation = rotation
  }

  /// Turns taken in so far.
  public var turns: UInt64 { encoder.digest.turns }

  /// Takes in one turn.
  ///
  /// - **Precondition**: the recording has not ended.
  public mutating func add(
    _ input: borrowing CycleInput, _ output: borrowing CycleOutput
  ) throws(RecordingError) {
    precondition(!isEnded, "hub bug: a turn for a recording that has ended")
    let now = input.now
    // Until the disk has taken everything: an error on the way ends the recording.
    isEnded = true
    if isFileOpen, bytesInFile >= rotation.bytes || now - fileBegan >= rotation.age {
      try goOnInNextFile()
    }
    if !isFileOpen { try beginFile(at: now) }
    encoder.add(input, output)
    if encoder.isBlockDue { try write(encoder.takeBlock()) }
    isEnded = false
  }

  /// Ends the recording with its reason. A recording without a turn leaves no file.
  public mutating func end(_ stop: RecordingStop, lostTurns: UInt64 = 0) throws(RecordingError) {
    precondition(!isEnded, "hub bug: a recording is ended once")
    isEnded = true
    guard isFileOpen else { return }
    try write(encoder.endFile(stop, lostTurns: lostTurns))
    try endFile()
  }

  /// A recording that finds no room for its next file ends in order.
  private mutating func goOnInNextFile() throws(RecordingError) {
    do throws(RecordingError) {
      try outlet.makeRoom()
    } catch {
      try write(encoder.endFile(error.stop))
      try endFile()
      throw error
    }
    try write(encoder.endFile(nil))
    try endFile()
  }

  private mutating func beginFile(at now: MonotonicInstant) throws(RecordingError) {
    if files == 0 { try outlet.makeRoom() }
    files += 1
    bytesInFile = 0
    fileBegan = now
    try outlet.begin(files)
    isFileOpen = true
    try write(encoder.beginFile(firstTurn: now))
  }

  private mutating func endFile() throws(RecordingError) {
    isFileOpen = false
    try outlet.end()
  }

  private mutating func write(_ block: [UInt8]) throws(RecordingError) {
    try outlet.write(block)
    bytesInFile += block.count
    bytes += block.count
  }
}
