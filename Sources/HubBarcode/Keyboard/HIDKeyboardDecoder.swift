import HubUnits

/// Turns key reports into bytes and hands them to a line framer.
///
/// A press is a key that stands more often in a report than in the one before; the order inside a report counts.
/// The kernel never sees these keys, so Caps Lock lives here and Num Lock does not matter.
struct HIDKeyboardDecoder: Sendable, BitwiseCopyable {
  /// More keys than any report holds; the rest of a longer one would be roll-over.
  ///
  /// **Source**: boot reports have 6, the largest array of the fixtures has 6.
  static var keyLimit: Int { 16 }

  private let layout: HIDKeyboardLayout
  private let keyboardLayout: KeyboardLayout
  private var framer: LineFramer
  private var keys = InlineArray<16, UInt8>(repeating: 0)
  private var modifiers = KeyModifiers()
  private var isCapsLocked = false
  private var altCode = AltCode()
  /// Keys were lost before the label's first character.
  private var nextIsDoubtful = false

  init(layout: HIDKeyboardLayout, settings: ScanDecoderSettings) {
    self.layout = layout
    keyboardLayout = settings.keyboardLayout
    framer = LineFramer(settings: settings, tabEnds: true)
  }

  var deadline: MonotonicInstant { framer.deadline }

  mutating func poll(at instant: MonotonicInstant, into store: inout ScanStore) {
    framer.poll(at: instant, into: &store)
  }

  mutating func restart() {
    framer.restart()
    keys = InlineArray(repeating: 0)
    modifiers = KeyModifiers()
    isCapsLocked = false
    altCode = AltCode()
    nextIsDoubtful = false
  }

  mutating func feed(_ bytes: Span<UInt8>, at instant: MonotonicInstant, into store: inout ScanStore) {
    var start = 0
    while start < bytes.count {
      store.counters.reports += 1
      if let id = layout.reportID, bytes[start] != id {
        // Another report of the device (media keys, maker's own): not keys, and its size is not known here.
        store.counters.faults += 1
        return
      }
      guard start + layout.byteCount <= bytes.count else {
        store.counters.faults += 1
        doubt(&store)
        return
      }
      take(bytes.extracting(start..<(start + layout.byteCount)), at: instant, into: &store)
      start += layout.byteCount
    }
  }

  private mutating func take(
    _ report: Span<UInt8>, at instant: MonotonicInstant, into store: inout ScanStore
  ) {
    framer.touch(at: instant, into: &store)
    var now = InlineArray<16, UInt8>(repeating: 0)
    let count = min(layout.keyCount, Self.keyLimit)
    for i in 0..<count { now[i] = report[layout.keysOffset + i] }
    for i in 0..<count where now[i] >= 0x01 && now[i] <= 0x03 {
      // Usages 01 to 03: roll-over, self-test failed, undefined. The state of the keys is unknown; keep the old one.
      store.counters.faults += 1
      return doubt(&store)
    }
    let held = layout.modifierOffset.map { KeyModifiers(rawValue: report[$0]) } ?? KeyModifiers()
    releaseAlt(held, at: instant, into: &store)
    modifiers = held
    for i in 0..<count where now[i] != 0 {
      if occurrences(of: now[i], in: now, through: i) > occurrences(of: now[i], in: keys, through: count - 1)
      {
        press(now[i], at: instant, into: &store)
      }
    }
    keys = now
  }

  private func occurrences(of key: UInt8, in array: InlineArray<16, UInt8>, through last: Int) -> Int {
    var found = 0
    for i in 0...max(last, 0) where array[i] == key { found += 1 }
    return found
  }

  private mutating func press(_ usage: UInt8, at instant: MonotonicInstant, into store: inout ScanStore) {
    switch usage {
    case 0x39: isCapsLocked.toggle()
    case 0x53: break  // Num Lock: keypad keys are always digits here
    case 0x59...0x62 where modifiers.hasLeftAlt && !modifiers.hasAltGr: altCode.take(usage)
    default:
      if modifiers.hasCommand { return doubt(&store) }
      let byte = character(of: usage)
      if byte == 0 { return }
      if byte == Keymap.substitute { doubt(&store) }
      emit(byte, at: instant, into: &store)
    }
  }

  /// The byte a key writes with the modifiers that are held.
  private func character(of usage: UInt8) -> UInt8 {
    if modifiers.hasControl, !modifiers.hasLeftAlt, !modifiers.hasAltGr {
      return ControlKey.byte(of: usage, keyboardLayout)
    }
    return Keymap.byte(usage, modifiers.column(isCapsLocked: isCapsLocked), keyboardLayout)
  }

  /// The character of an Alt code is written when Alt is let go.
  private mutating func releaseAlt(
    _ held: KeyModifiers, at instant: MonotonicInstant, into store: inout ScanStore
  ) {
    guard modifiers.hasLeftAlt, !held.hasLeftAlt, altCode.digitCount > 0 else { return }
    let code = altCode
    altCode = AltCode()
    if !code.isCertain { doubt(&store) }
    emit(code.byte, at: instant, into: &store)
  }

  private mutating func emit(_ byte: UInt8, at instant: MonotonicInstant, into store: inout ScanStore) {
    if nextIsDoubtful {
      store.isDoubtful = true
      nextIsDoubtful = false
    }
    framer.take(byte, at: instant, into: &store)
  }

  private mutating func doubt(_ store: inout ScanStore) {
    if store.openCount > 0 { store.isDoubtful = true } else { nextIsDoubtful = true }
  }
}
