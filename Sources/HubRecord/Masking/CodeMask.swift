import HubUnits

/// Gives every bar code another one of the same length and kind, the same one each time.
///
/// An operator's card stays what it is: it names nobody, and the core knows it by its text. No label becomes one.
/// Digits become digits, capitals capitals, small letters small letters; other bytes stay. What a code becomes hangs on a key of random bits that is never written anywhere, so
/// nobody can find the codes again by trying.
///
/// **Source**: the hash is the standard library's SipHash, keyed anew in each process by the kernel's chance; on top
/// of it goes a key of 128 random bits of our own, since a process can be told to hash without chance
/// (`SWIFT_DETERMINISTIC_HASHING`).
struct CodeMask {
  private let key: (UInt64, UInt64)
  private var masked: [Barcode: Barcode] = [:]
  private var given: Set<Barcode> = []

  init() {
    var chance = SystemRandomNumberGenerator()
    key = (chance.next(), chance.next())
  }

  /// Codes that were masked so far.
  var count: Int { masked.count }

  /// What a code is given out as.
  mutating func mask(_ code: Barcode) -> Barcode {
    if code.beginsLikeCard { return code }
    if let known = masked[code] { return known }
    var other = Barcode()
    // Two codes must not become one: short codes of digits would, now and then.
    for attempt in 0... {
      other = hidden(code, attempt)
      if other.beginsLikeCard { continue }
      if given.insert(other).inserted { break }
      // More codes of a kind than there can be have all been read: what is left is to give one out twice.
      if attempt >= 10_000 { break }
    }
    masked[code] = other
    return other
  }

  /// What a code was given out as before; a code that was never seen stays.
  func known(_ code: Barcode) -> Barcode { masked[code] ?? code }

  private func hidden(_ code: Barcode, _ attempt: Int) -> Barcode {
    var out = Barcode()
    for place in 0..<code.count {
      var hasher = Hasher()
      hasher.combine(key.0)
      hasher.combine(key.1)
      hasher.combine(code)
      hasher.combine(attempt)
      hasher.combine(place)
      out.append(Self.byte(like: code[place], UInt64(UInt(bitPattern: hasher.finalize()))))
    }
    return out
  }

  private static func byte(like byte: UInt8, _ chance: UInt64) -> UInt8 {
    switch byte {
    case 0x30...0x39: 0x30 + UInt8(chance % 10)
    case 0x41...0x5A: 0x41 + UInt8(chance % 26)
    case 0x61...0x7A: 0x61 + UInt8(chance % 26)
    case 0x80...0xFF: 0x80 + UInt8(chance % 128)
    default: byte
    }
  }
}
