import HubUnits

/// Puts labels together from reports of IBM OEM scanners (SurePOS, page 0xFF45).
///
///     [N][status 3][label][trailer]        N counts itself; N = 4 is status alone
///
/// The first status byte tells what the rest is: with bit 1, 2 or 6 it is an answer to a command (configuration,
/// direct I/O), which is counted and never a label.
///
/// The trailer names the symbology: one byte for UPC and EAN, else `00 tt 0B`; its first byte says with 10 (hex) that
/// more segments follow.
///
/// **Source**: captures of a Symbol 05e0:1300; label ids of IBM's USB OEM scanner specification as in public hosts.
struct IBMOEMDecoder: Sendable, BitwiseCopyable {
  /// **Source**: report descriptor `ibm-oem-handheld`.
  static var reportSize: Int { 64 }

  /// Bits of the first status byte that say "this is no label": configuration data, EAN/JAN configuration data,
  /// direct-I/O data.
  ///
  /// **Source**: `fixtures/usb/ibm_oem.json`, `status_bits.s0`.
  private static var answerBits: UInt8 { 0x02 | 0x04 | 0x40 }

  private let isTableTop: Bool
  private let settings: ScanDecoderSettings
  private var lastPartAt = MonotonicInstant.distantPast

  init(isTableTop: Bool, settings: ScanDecoderSettings) {
    self.isTableTop = isTableTop
    self.settings = settings
  }

  var deadline: MonotonicInstant { lastPartAt + HIDPOSDecoder.partTimeout }

  mutating func poll(at instant: MonotonicInstant, into store: inout ScanStore) {
    if store.openCount > 0, instant >= deadline { store.dropFragment() }
  }

  mutating func feed(_ bytes: Span<UInt8>, at instant: MonotonicInstant, into store: inout ScanStore) {
    poll(at: instant, into: &store)
    var start = 0
    while start < bytes.count {
      store.counters.reports += 1
      let length = Int(bytes[start])
      guard length >= 4, length <= Self.reportSize, start + length <= bytes.count else {
        store.counters.faults += 1
        store.dropFragment()
        return
      }
      let rest = bytes.extracting((start + 4)..<(start + length))
      if bytes[start + 1] & Self.answerBits != 0 {
        takeAnswer(rest, at: instant, into: &store)
      } else if length > 4 {
        take(rest, at: instant, into: &store)
      }
      start += Self.reportSize
    }
  }

  /// Keeps an answer of the device for diagnosis. A label it breaks into has lost its rest.
  private func takeAnswer(_ answer: Span<UInt8>, at instant: MonotonicInstant, into store: inout ScanStore) {
    store.dropFragment()
    guard answer.count > 0 else { return }
    store.firstByteAt = instant
    for i in answer.indices where !store.append(answer[i]) { return store.discard() }
    store.finish(.deviceAnswer, at: instant)
  }

  /// Takes one segment: label and trailer.
  private mutating func take(
    _ segment: Span<UInt8>, at instant: MonotonicInstant, into store: inout ScanStore
  ) {
    let trailer = IBMOEMTrailer(segment)
    guard segment.count > trailer.size else {
      store.counters.faults += 1
      return
    }
    if store.openCount > 0, store.symbologyIdentifier != trailer.symbologyIdentifier { store.dropFragment() }
    if store.openCount == 0 {
      store.discard()
      store.symbologyIdentifier = trailer.symbologyIdentifier
      store.firstByteAt = instant
    }
    // Table-top scanners send the digits of UPC and EAN as values.
    let offset: UInt8 = isTableTop && trailer.isRetail ? 0x30 : 0
    for i in 0..<(segment.count - trailer.size) where !store.append(segment[i] &+ offset) {
      store.counters.faults += 1
      store.dropFragment()
      return
    }
    lastPartAt = instant
    if !trailer.isContinued { LabelEnd.finish(settings, at: instant, into: &store) }
  }
}
