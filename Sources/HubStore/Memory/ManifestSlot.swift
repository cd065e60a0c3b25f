import HubUnits

/// One code of the manifest in memory: its whole key and all that the daemon decides by, in half a cache line.
///
///     a, b, c bits 0-47   the key's 22 bytes; a long key: its place, its hash, its length
///     c bits 48-54        what kind of key (`ManifestKey`); 0 is an empty slot
///     c bits 55-56        service    57-58 priority
///     c bits 59-61        customs: 0 nobody spoke, else the state's number and one
///     c bit 62, 63        the manifest has a row under this spelling, under the other one
///     d bits 0-52         postcode   53-62 country
///
/// **Shape**: 32 bytes, so that a slot never lies across two cache lines.
struct ManifestSlot: BitwiseCopyable {
  var a: UInt64 = 0
  var b: UInt64 = 0
  var c: UInt64 = 0
  var d: UInt64 = 0

  static let empty = ManifestSlot()
  /// The part of `c` that belongs to the key.
  static let keyBits: UInt64 = 1 << 55 - 1
  private static let rowBit: UInt64 = 1 << 62
  private static let twinRowBit: UInt64 = 1 << 63
  private static let factBits: UInt64 = 0xF << 55
  private static let customsBits: UInt64 = 7 << 59

  init() {}

  init(_ key: ManifestKey) {
    a = key.a
    b = key.b
    c = key.c
  }

  var isEmpty: Bool { c == 0 }
  var isLong: Bool { ManifestKey.isLong(c & Self.keyBits) }

  /// The same key, as far as the slot holds it: the bytes of a long key lie elsewhere.
  @inline(__always) func matches(_ key: ManifestKey) -> Bool {
    // One branch for the three words: a wrong guess costs more than two comparisons.
    let difference = (b ^ key.b) | (c & Self.keyBits ^ key.c)
    return (difference | (key.isLong ? 0 : a ^ key.a)) == 0
  }

  func hash(seed: UInt64) -> UInt64 {
    isLong ? b : ManifestKey.hash(a, b, c & Self.keyBits, seed: seed)
  }

  /// The manifest has a row under the spelling that this slot is found by.
  var hasRow: Bool { c & Self.rowBit != 0 }
  /// The manifest has a row under the other spelling: here, or in a slot of its own when `hasRow` too.
  var hasTwinRow: Bool {
    get { c & Self.twinRowBit != 0 }
    set { c = newValue ? c | Self.twinRowBit : c & ~Self.twinRowBit }
  }

  /// What the manifest says.
  var row: PackedRow {
    get { PackedRow(words: UInt8(truncatingIfNeeded: c >> 55) & 0xF, places: d) }
    set {
      c = c & ~Self.factBits | UInt64(newValue.words) << 55
      d = newValue.places
    }
  }

  mutating func setRow(_ row: PackedRow, isTwin: Bool) {
    self.row = row
    c |= isTwin ? Self.twinRowBit : Self.rowBit
  }

  /// What customs said last; nil when it has not spoken.
  var customs: CustomsState? {
    get {
      let number = UInt8(truncatingIfNeeded: c >> 59) & 7
      return number == 0 ? nil : CustomsState(rawValue: number - 1)
    }
    set {
      c = c & ~Self.customsBits | UInt64(newValue.map { $0.rawValue + 1 } ?? 0) << 59
    }
  }
}
