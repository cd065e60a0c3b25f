public import HubCore
import HubUnits

/// Makes a recording that can be given away: its bar codes are changed, and its story stays the same.
///
/// The core is turned twice, once as recorded and once with masked codes. The first proves that this program's core is
/// the one that was recorded; the second makes the digests of the masked recording; both together prove that masking
/// changed no decision.
public enum Masking {
  /// Masks a recording.
  ///
  /// When the original does not replay bit for bit, or the masked story is another, the report says so, and what was
  /// written is not to be used.
  public static func run<Outlet: RecordingOutlet>(
    _ reader: inout RecordingReader, plan: CorePlan, recording: UInt64, into outlet: Outlet
  ) throws(RecordingError) -> MaskReport {
    var header = reader.header
    header.isMasked = true
    var writer = RecordingWriter(header, recording: recording, into: outlet)
    var masked = ReplayCrank(plan, firstSerial: header.firstSerial)
    var original = TurnDigest(MaskedChecksum(CodeMask()))
    var given = TurnDigest(Checksum())
    var parts: UInt64?
    var failure: RecordingError?
    let replay = try Replay.run(&reader, plan: plan) { input, output in
      guard failure == nil, parts == nil else { return }
      var other = original.sum.mask(input)
      masked.turn(&other)
      if original.add(output) != given.add(masked.output) { parts = given.turns }
      do throws(RecordingError) { try writer.add(other, masked.output) } catch { failure = error }
    }
    if let failure { throw failure }
    let (stop, lost) = stop(replay.ending)
    try writer.end(stop, lostTurns: lost)
    return MaskReport(replay: replay, codes: original.sum.codes.count, storyParts: parts)
  }

  private static func stop(_ ending: RecordingEnding?) -> (RecordingStop, UInt64) {
    switch ending {
    case .ended(let stop, let lost): (stop, lost)
    case .cut, nil: (.cutBefore, 0)
    }
  }
}
