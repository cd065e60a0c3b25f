import HubCore
import HubUnits

/// What stands at the head of one part of a recording.
struct SegmentHead: Sendable, Hashable {
  var header: RecordingHeader
  /// The same in every part of one recording, and in no other's.
  var recording: UInt64
  /// Counted from 1.
  var number: Int
  /// How many turns are in the parts before.
  var turnsBefore: UInt64
  /// The digest of what they told.
  var digest: UInt64
  /// What links were to do at their end.
  var heldLinks: UInt8
  /// The check of their last block.
  var check: UInt64
  /// The instant that the first turn's is counted from.
  var base: MonotonicInstant

  func write(to sink: inout some ByteSink) {
    sink.put(header.version)
    sink.put(header.configurationName)
    sink.put(header.configuration)
    sink.put(signed: header.firstSerial.number)
    sink.put(signed: header.cycle.count)
    sink.put(signed: header.startedMilliseconds)
    sink.put(flag: header.isMasked)
    sink.put(fixed: recording)
    sink.put(count: number)
    sink.put(unsigned: turnsBefore)
    sink.put(fixed: digest)
    sink.put(heldLinks)
    sink.put(fixed: check)
    sink.put(base, from: .zero)
  }

  init(from cursor: inout ByteCursor) throws(RecordingFault) {
    let limit = RecordingFormat.longestText
    header = RecordingHeader(
      version: try cursor.text(atMost: limit), configurationName: try cursor.text(atMost: limit),
      configuration: try cursor.text(atMost: limit), firstSerial: ParcelSerial(try cursor.signed()),
      cycle: Nanoseconds(try cursor.signed()), startedMilliseconds: try cursor.signed(),
      isMasked: try cursor.flag())
    recording = try cursor.fixed(UInt64.self)
    number = try cursor.count(atMost: Int(UInt32.max))
    turnsBefore = try cursor.unsigned()
    digest = try cursor.fixed(UInt64.self)
    heldLinks = try cursor.byte()
    check = try cursor.fixed(UInt64.self)
    base = try cursor.instant(from: .zero)
  }

  init(
    header: RecordingHeader, recording: UInt64, number: Int, turnsBefore: UInt64, digest: UInt64,
    heldLinks: UInt8,
    check: UInt64, base: MonotonicInstant
  ) {
    self.header = header
    self.recording = recording
    self.number = number
    self.turnsBefore = turnsBefore
    self.digest = digest
    self.heldLinks = heldLinks
    self.check = check
    self.base = base
  }
}
