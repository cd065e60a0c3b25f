import HubUnits

/// A parcel's key as the manifest in memory compares it: the whole key, never a fingerprint, which would one day
/// give a parcel the lane of another.
///
/// The two spellings of an SSCC are one key, with a word of which was meant: customs speaks of a parcel, however it
/// is spelt.
///
/// **Shape**: up to 22 bytes as they are (kind: how many); 23 to 44 digits, two a byte (kind: how many digits); 23 to
/// 29 capitals, digits and signs, six bits each (kind: 64 and how many); anything else lies in `LongKeys`, with its
/// hash and length here.
/// **Precondition**: `bytes` is good for as long as the key is used.
@safe struct ManifestKey {
  private(set) var a: UInt64
  private(set) var b: UInt64
  private(set) var c: UInt64
  let hash: UInt64
  /// The spelling with the application identifier `00` in front was meant.
  private(set) var isTwin = false
  /// The bytes of a long key; empty for others.
  let bytes: UnsafeRawBufferPointer

  /// The longest key that lies in a slot as it is. **Units**: bytes.
  static let plainRoom = 22
  /// The longest key that may be packed into a slot. **Units**: digits, two a byte.
  static let digitRoom = 44
  /// The longest key of signs that is packed. **Source**: 22 bytes, six bits each.
  static let signRoom = 29
  private static let signKind: UInt64 = 64 << 48
  private static let longKind: UInt64 = 127 << 48

  /// A key of at most 22 bytes, as words of eight, the first byte in the lowest bits, zeros past the end.
  @inline(__always) init(_ words: KeyWords, count: Int, seed: UInt64) {
    if count == 20, words.beginsWithZeros, words.isNumber(count: 20) {
      // The 18 digits behind the "00".
      self.init(
        a: words.first >> 16 | words.second << 48, b: words.second >> 16 | words.third << 48,
        c: words.third >> 16 | 18 << 48, seed: seed)
      isTwin = true
    } else {
      self.init(a: words.first, b: words.second, c: words.third | UInt64(count) << 48, seed: seed)
    }
  }

  /// A scanned label as it is, or nil when it must be spelt out in bytes first.
  ///
  /// **Precondition**: the label is not empty.
  @inline(__always) init?(_ code: Barcode, seed: UInt64) {
    if code.count <= Self.plainRoom {
      let words = KeyWords(code)
      guard words.isPrintable(count: code.count) else { return nil }
      self.init(words, count: code.count, seed: seed)
    } else {
      guard code.count <= Self.digitRoom else { return nil }
      self.init(LongKeyWords(code), count: code.count, seed: seed)
    }
  }

  /// - Parameter text: a key as `ParcelKey.text` has it, not empty.
  init(_ text: UnsafeRawBufferPointer, seed: UInt64) {
    if text.count <= Self.plainRoom {
      self.init(unsafe KeyWords(text), count: text.count, seed: seed)
    } else if text.count <= Self.digitRoom,
      let packed = unsafe ManifestKey(LongKeyWords(text), count: text.count, seed: seed)
    {
      self = packed
    } else {
      unsafe self.init(long: text, hash: Self.hash(text, seed: seed))
    }
  }

  /// A key of 23 to 44 bytes, or nil when it cannot be packed.
  init?(_ words: LongKeyWords, count: Int, seed: UInt64) {
    let kind = UInt64(count) << 48
    if let packed = words.packedDigits {
      self.init(a: packed.first, b: packed.second, c: packed.third | kind, seed: seed)
    } else if let packed = words.packedSigns {
      self.init(a: packed.first, b: packed.second, c: packed.third | kind | Self.signKind, seed: seed)
    } else {
      return nil
    }
  }

  /// A key that lies elsewhere, with its hash.
  init(long text: UnsafeRawBufferPointer, hash: UInt64) {
    a = 0
    b = hash
    c = Self.longKind | UInt64(min(text.count, 0xFFFF))
    self.hash = hash
    unsafe bytes = text
  }

  @inline(__always) private init(a: UInt64, b: UInt64, c: UInt64, seed: UInt64) {
    self.a = a
    self.b = b
    self.c = c
    hash = Self.hash(a, b, c, seed: seed)
    unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  var isLong: Bool { Self.isLong(c) }
  static func isLong(_ c: UInt64) -> Bool { c & longKind == longKind }

  /// A long key with its place in `LongKeys`.
  func lying(at place: UInt64) -> ManifestKey {
    var key = self
    key.a = place
    return key
  }

  /// The 20 digits of an SSCC as a key that no label can be: where both spellings have a row, the longer one's
  /// lies under it.
  ///
  /// **Precondition**: the key is an SSCC's.
  func spelledOut(seed: UInt64) -> ManifestKey {
    // The first two bytes become "00", the others move up.
    ManifestKey(
      a: a << 16 | 0x3030, b: b << 16 | a >> 48, c: (c & 0xFFFF) << 16 | b >> 48 | 20 << 48, seed: seed)
  }

  // Two multiplications of 64 by 64 bits, halves folded.
  // Source: wyhash's mixing step and constants (public domain); the seed keeps a customer from choosing codes that
  // all fall into one place.
  @inline(__always) static func hash(_ a: UInt64, _ b: UInt64, _ c: UInt64, seed: UInt64) -> UInt64 {
    fold(fold(a ^ seed, b ^ 0xE703_7ED1_A0B4_28DB) ^ c, seed ^ 0x8EBC_6AF0_9C88_C6E3)
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(bytes.count)
    var start = 0
    while start < bytes.count {
      var word: UInt64 = 0
      // Safe: cut off at the end of the buffer.
      let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 8, bytes.count)])
      unsafe withUnsafeMutableBytes(of: &word) { unsafe $0.copyMemory(from: part) }
      hash = fold(hash ^ word, seed ^ 0x5899_65CC_7537_4CC3)
      start += 8
    }
    return fold(hash, 0x1D8E_4E27_C47D_124F)
  }

  @inline(__always) private static func fold(_ x: UInt64, _ y: UInt64) -> UInt64 {
    let product = x.multipliedFullWidth(by: y)
    return product.high ^ product.low
  }
}
