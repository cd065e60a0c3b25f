import HubUnits

/// Puts labels together from HID POS reports.
///
/// A label is one report, or several whose "continued" bit says so. Time line of a three-report label and of one
/// whose tail was lost:
///
///     [continued]──4 ms──[continued]──4 ms──[last]          one label
///     [continued]───────── 500 ms ─────────┤ dropped, counted
struct HIDPOSDecoder: Sendable, BitwiseCopyable {
  /// How long the next part of a label may take.
  ///
  /// **Source**: parts come one polling interval apart, at most 255 ms on a full-speed device (USB 2.0,
  /// table 9-13); twice that.
  static var partTimeout: Nanoseconds { .milliseconds(500) }

  private let layout: HIDPOSLayout
  private let settings: ScanDecoderSettings
  private var lastPartAt = MonotonicInstant.distantPast
  /// The label is longer than any symbol: its parts are passed over until its last one.
  private var isSkipping = false
  private var skippedIdentifier: SymbologyIdentifier?

  init(layout: HIDPOSLayout, settings: ScanDecoderSettings) {
    self.layout = layout
    self.settings = settings
  }

  var deadline: MonotonicInstant { lastPartAt + Self.partTimeout }

  mutating func poll(at instant: MonotonicInstant, into store: inout ScanStore) {
    guard instant >= deadline else { return }
    isSkipping = false
    if store.openCount > 0 { store.dropFragment() }
  }

  mutating func restart() { isSkipping = false }

  /// Takes a transfer: one report, or several in a row when the host asked for more than one packet.
  mutating func feed(_ bytes: Span<UInt8>, at instant: MonotonicInstant, into store: inout ScanStore) {
    poll(at: instant, into: &store)
    var start = 0
    while start < bytes.count {
      if let id = layout.reportID, bytes[start] != id {
        // A report of the maker's own, or none we know: its size is not ours to guess, so the transfer ends.
        store.counters.reports += 1
        store.counters.faults += 1
        return
      }
      store.counters.reports += 1
      guard start + layout.byteCount <= bytes.count else {
        store.counters.faults += 1
        return
      }
      take(bytes, from: start, at: instant, into: &store)
      start += layout.byteCount
    }
  }

  private mutating func take(
    _ bytes: Span<UInt8>, from start: Int, at instant: MonotonicInstant, into store: inout ScanStore
  ) {
    var length = Int(bytes[start + layout.lengthOffset])
    if layout.lengthSize == 2 { length |= Int(bytes[start + layout.lengthOffset + 1]) << 8 }
    guard length <= layout.dataSize else {
      // Never read past the field; and what came before can no longer be completed.
      store.counters.faults += 1
      store.dropFragment()
      return
    }
    let identifier = symbologyIdentifier(bytes, from: start)
    let isContinued = isContinued(bytes, from: start)
    if isSkipping, identifier == skippedIdentifier {
      isSkipping = isContinued
      lastPartAt = instant
      return
    }
    isSkipping = false
    if store.openCount > 0, length > 0, identifier != store.symbologyIdentifier { store.dropFragment() }
    if store.openCount == 0 {
      guard length > 0 else { return }
      store.discard()
      store.symbologyIdentifier = identifier
      store.firstByteAt = instant
    }
    lastPartAt = instant
    for i in 0..<length where !store.append(bytes[start + layout.dataOffset + i]) {
      store.counters.faults += 1
      store.dropFragment()
      isSkipping = isContinued
      skippedIdentifier = identifier
      return
    }
    if !isContinued { finish(at: instant, into: &store) }
  }

  private func symbologyIdentifier(_ bytes: Span<UInt8>, from start: Int) -> SymbologyIdentifier? {
    guard let offset = layout.symbologyIdentifierOffset else { return nil }
    return SymbologyIdentifier(
      bytes[start + offset], bytes[start + offset + 1], bytes[start + offset + 2])
  }

  private func isContinued(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard let bit = layout.continuedBit else { return false }
    return bytes[start + bit / 8] >> UInt8(bit % 8) & 1 == 1
  }

  private func finish(at instant: MonotonicInstant, into store: inout ScanStore) {
    // Newland sends answers to commands in the report of bar codes, as frames that start 02 00.
    // Source: captures newland-fm30-*; only layouts without an AIM field are Newland's.
    if layout.symbologyIdentifierOffset == nil, store.openCount >= 2, store.openByte(0) == 0x02,
      store.openByte(1) == 0x00
    {
      return store.finish(.deviceAnswer, at: instant)
    }
    store.stripSuffix(of: settings.terminator)
    LabelEnd.finish(settings, at: instant, into: &store)
  }
}

extension ScanStore {
  /// Takes off the suffix a scanner was set to send, and only that: the byte count includes it.
  fileprivate mutating func stripSuffix(of terminator: ScanTerminator) {
    let last = openCount > 0 ? openByte(openCount - 1) : 0
    let beforeLast = openCount > 1 ? openByte(openCount - 2) : 0
    switch terminator {
    case .automatic, .silence: return
    case .enter: if last == 0x0D { stripEnd(1) }
    case .lineFeed: if last == 0x0A { stripEnd(1) }
    case .enterLineFeed: if last == 0x0A, beforeLast == 0x0D { stripEnd(2) }
    case .tab: if last == 0x09 { stripEnd(1) }
    case .endOfText: if last == 0x03 { stripEnd(1) }
    }
  }
}
