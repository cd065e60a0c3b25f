import HubUnits

/// Puts labels together from reports of IBM OEM scanners (SurePOS, page 0xFF45).
///
///     [N][status 3][label][trailer]        N counts itself; N = 4 is status alone
///
/// The trailer names the symbology: one byte for UPC and EAN, else `00 tt 0B`; its first byte says with 10 (hex) that
/// more segments follow.
///
/// **Source**: captures of a Symbol 05e0:1300; label ids of IBM's USB OEM scanner specification as in public hosts.
struct IBMOEMDecoder: Sendable, BitwiseCopyable {
  /// **Source**: report descriptor `ibm-oem-handheld`.
  static var reportSize: Int { 64 }

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
      if length > 4 { take(bytes.extracting((start + 4)..<(start + length)), at: instant, into: &store) }
      start += Self.reportSize
    }
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
