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

  var postcode: Postcode {
    var rest = places & (1 << 53 - 1)
    var postcode = Postcode()
    while rest > 0 {
      let digit = UInt8(rest % 37) - 1
      postcode.append(digit < 10 ? 0x30 + digit : 0x41 + digit - 10)
      rest /= 37
    }
    return postcode
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
