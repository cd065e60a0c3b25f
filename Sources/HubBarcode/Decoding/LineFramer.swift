import HubUnits

/// Cuts a stream of bytes into labels by terminator or silence.
///
///     bytes ──► open label ──terminator──► label
///                  │  └──────silence─────► label (automatic, silence) or dropped fragment (a terminator is due)
///                  └───flood (3 KB)──────► swallowed to the next terminator or silence, counted
struct LineFramer: Sendable, BitwiseCopyable {
  /// How long a label with a terminator of its own may pause before it is a fragment.
  ///
  /// **Source**: as the parts of a HID POS label: the slowest polling interval twice.
  static var fragmentTimeout: Nanoseconds { .milliseconds(500) }

  private let settings: ScanDecoderSettings
  /// Whether Tab ends a label in automatic mode: keyboards send it as a suffix, serial lines as data.
  private let tabEnds: Bool
  /// In automatic mode: a terminator came once, so silence no longer ends a label.
  private var hasSeenTerminator = false
  private var isFlooded = false
  private(set) var lastActivityAt = MonotonicInstant.distantPast

  init(settings: ScanDecoderSettings, tabEnds: Bool) {
    self.settings = settings
    self.tabEnds = tabEnds
  }

  private var silenceMakesLabel: Bool {
    settings.terminator == .silence || (settings.terminator == .automatic && !hasSeenTerminator)
  }

  private var patience: Nanoseconds {
    silenceMakesLabel ? settings.silence : max(settings.silence, Self.fragmentTimeout)
  }

  var deadline: MonotonicInstant { lastActivityAt + patience }

  mutating func restart() { isFlooded = false }

  mutating func poll(at instant: MonotonicInstant, into store: inout ScanStore) {
    guard store.openCount > 0 || isFlooded, instant >= deadline else { return }
    if isFlooded {
      isFlooded = false
      store.discard()
    } else if silenceMakesLabel {
      // The label ended when the silence was long enough, not when somebody looked.
      LabelEnd.finish(settings, at: deadline, into: &store)
    } else {
      store.dropFragment()
    }
  }

  mutating func feed(_ bytes: Span<UInt8>, at instant: MonotonicInstant, into store: inout ScanStore) {
    touch(at: instant, into: &store)
    for i in bytes.indices { take(bytes[i], at: instant, into: &store) }
  }

  /// Notes that the scanner is alive although it may have sent no character (a key was released).
  mutating func touch(at instant: MonotonicInstant, into store: inout ScanStore) {
    poll(at: instant, into: &store)
    lastActivityAt = instant
  }

  mutating func take(_ byte: UInt8, at instant: MonotonicInstant, into store: inout ScanStore) {
    if ends(byte, &store) {
      hasSeenTerminator = true
      if isFlooded {
        isFlooded = false
        store.discard()
      } else {
        LabelEnd.finish(settings, at: instant, into: &store)
      }
      return
    }
    if isFlooded { return }
    // The LF of a CR LF whose CR already ended the label, in this packet or the one before.
    if byte == 0x0A, store.openCount == 0, settings.terminator == .automatic || settings.terminator == .enter
    {
      return
    }
    if store.openCount == 0 { store.firstByteAt = instant }
    if !store.append(byte) {
      store.counters.faults += 1
      store.dropFragment()
      isFlooded = true
    }
  }

  /// Whether a byte ends the open label; takes a CR off that belongs to an LF.
  private func ends(_ byte: UInt8, _ store: inout ScanStore) -> Bool {
    switch settings.terminator {
    case .automatic: return byte == 0x0D || byte == 0x0A && store.openCount > 0 || tabEnds && byte == 0x09
    case .enter: return byte == 0x0D
    case .lineFeed:
      guard byte == 0x0A else { return false }
      if store.openCount > 0, store.openByte(store.openCount - 1) == 0x0D { store.stripEnd(1) }
      return true
    case .enterLineFeed:
      guard byte == 0x0A, isFlooded || store.openCount > 0 && store.openByte(store.openCount - 1) == 0x0D
      else { return false }
      if !isFlooded { store.stripEnd(1) }
      return true
    case .tab: return byte == 0x09
    case .endOfText: return byte == 0x03
    case .silence: return false
    }
  }
}
