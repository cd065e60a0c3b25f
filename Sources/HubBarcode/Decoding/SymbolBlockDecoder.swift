import HubUnits

/// Reads Symbol's "simple COM port": HID reports that carry a byte stream as `[length][data, zero padded]`.
///
/// **Source**: capture of 05e0:0600, question 866048; a read shorter than the block loses the rest.
struct SymbolBlockDecoder: Sendable, BitwiseCopyable {
  /// **Source**: the interrupt endpoint's packet size, capture `symbol-0600-simple-com`.
  static var blockSize: Int { 64 }

  private var framer: LineFramer

  init(settings: ScanDecoderSettings) { framer = LineFramer(settings: settings, tabEnds: false) }

  var deadline: MonotonicInstant { framer.deadline }

  mutating func restart() { framer.restart() }

  mutating func poll(at instant: MonotonicInstant, into store: inout ScanStore) {
    framer.poll(at: instant, into: &store)
  }

  mutating func feed(_ bytes: Span<UInt8>, at instant: MonotonicInstant, into store: inout ScanStore) {
    var start = 0
    while start < bytes.count {
      store.counters.reports += 1
      let length = Int(bytes[start])
      guard start + 1 + length <= bytes.count, length < Self.blockSize else {
        store.counters.faults += 1
        store.dropFragment()
        return
      }
      framer.feed(bytes.extracting((start + 1)..<(start + 1 + length)), at: instant, into: &store)
      start += Self.blockSize
    }
  }
}
