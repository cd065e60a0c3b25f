import HubUnits

/// What a manifest's row says, in 67 bits.
///
/// **Shape**: words: service (2 bits), priority (2 bits); places: a postcode of ten of 36 characters (53 bits, since
/// 37^10 < 2^53), a country of 26 x 26 (10 bits, 0 is none).
struct PackedRow: BitwiseCopyable, Hashable {
  var words: UInt8
  var places: UInt64

  init(words: UInt8, places: UInt64) {
    self.words = words
    self.places = places
  }

  init(country: CountryCode?, postcode: UInt64, service: ServiceClass, priority: ParcelPriority) {
    words = service.rawValue | priority.rawValue << 2
    places = postcode | PackedRow.number(of: country) << 53
  }

  var service: ServiceClass { ServiceClass(rawValue: words & 3) ?? .standard }
  var priority: ParcelPriority { ParcelPriority(rawValue: words >> 2 & 3) ?? .normal }

  var country: CountryCode? {
    let number = places >> 53 & 0x3FF
    guard number > 0 else { return nil }
    return CountryCode(0x41 + UInt8((number - 1) / 26), 0x41 + UInt8((number - 1) % 26))
  }

  @inline(__always) var postcode: Postcode {
    // Two halves side by side, and always all places: a wrong guess at the length costs more than the divisions.
    let number = places & (1 << 53 - 1)
    let (front, back) = (Self.digits(number % Self.half), Self.digits(number / Self.half))
    let (first, last) = (Self.letters(front | back << 40), Self.letters(back >> 24))
    return Postcode(first: first.bytes, last: last.bytes, count: first.count + last.count)
  }

  /// 37^5: five of ten places.
  private static let half: UInt64 = 69_343_957

  /// Five digits to the base 37, a byte each, the first in the lowest bits.
  @inline(__always) private static func digits(_ number: UInt64) -> UInt64 {
    var rest = UInt32(truncatingIfNeeded: number)
    var digits: UInt64 = 0
    for place in 0..<5 {
      digits |= UInt64(rest % 37) << UInt64(8 * place)
      rest /= 37
    }
    return digits
  }

  /// Eight digits to the base 37 as letters, all at once; no byte carries into the next.
  @inline(__always) private static func letters(_ digits: UInt64) -> (bytes: UInt64, count: Int) {
    let everyByte: UInt64 = 0x0101_0101_0101_0101
    let isThere = (digits + 0x7F * everyByte) >> 7 & everyByte
    let isLetter = (digits + 0x75 * everyByte) >> 7 & everyByte
    // 1 to 10 are "0" to "9", 11 to 36 are "A" to "Z".
    return (digits + isThere * 0x2F + isLetter * 7, Int((isThere &* everyByte) >> 56))
  }

  /// A postcode as a number, read as `Postcode` reads it; 0, the empty one, for what `Postcode` refuses.
  static func number(ofPostcode text: String) -> UInt64 {
    var number: UInt64 = 0
    var place: UInt64 = 1
    var count = 0
    for byte in text.utf8 {
      let digit: UInt8
      switch byte {
      case 0x20, 0x2D: continue
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x5A: digit = byte - 0x41 + 10
      case 0x61...0x7A: digit = byte - 0x61 + 10
      default: return 0
      }
      guard count < Postcode.capacity else { return 0 }
      number += UInt64(digit + 1) * place
      place *= 37
      count += 1
    }
    return number
  }

  private static func number(of country: CountryCode?) -> UInt64 {
    guard let country else { return 0 }
    return 1 + UInt64(country.first - 0x41) * 26 + UInt64(country.second - 0x41)
  }
}
