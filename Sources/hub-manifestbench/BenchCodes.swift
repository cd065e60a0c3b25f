import HubStore
import HubUnits

/// Parcel numbers as hubs see them, by arithmetic: the same index is always the same code, and no two are alike.
///
/// **Source**: formats as in `HubBarcode`: UPU S10, GS1 SSCC, and carriers' own; the shares are an estimate for a
/// cross-border hub.
enum BenchCodes {
  private static let countries = ["BE", "DE", "FR", "NL", "ES", "PL", "IT", "CZ"]
  private static let customs = ["hold", "pending", "inspect", ""]

  /// One row of a manifest.
  static func row(_ index: Int) -> ManifestRow {
    let number = scatter(index, digits: 8)
    return ManifestRow(
      line: index + 1, code: code(index), country: countries[number % countries.count],
      postcode: index % 16 == 0 ? "1012 AB" : padded(number % 99_999, 5),
      service: index % 8 == 0 ? "express" : "", priority: index % 50 == 0 ? "medical" : "",
      weight: "\(100 + index % 2_000)", customs: index % 50 == 7 ? customs[index / 50 % 4] : "cleared")
  }

  /// Of 100 codes: 40 S10, 25 SSCC, 20 PostNL, 8 UPS, 4 DPD, 1 USPS of 22 and 1 FedEx of 34 digits, 1 of 28 letters
  /// and digits.
  static func code(_ index: Int) -> String {
    let serial = index / 100
    switch index % 100 {
    case 0..<40: return s10(serial * 40 + index % 100)
    case 40..<65: return sscc(serial * 25 + index % 100 - 40)
    case 65..<85: return "3SABCD" + padded(scatter(serial * 20 + index % 100 - 65, digits: 9), 9)
    case 85..<93: return "1Z999AA1" + padded(scatter(serial * 8 + index % 100 - 85, digits: 10), 10)
    case 93..<97: return "0150" + padded(scatter(serial * 4 + index % 100 - 93, digits: 10), 10)
    case 97: return "9205590100" + padded(scatter(serial, digits: 12), 12)
    case 98: return "9632001960000000000400" + padded(scatter(serial, digits: 12), 12)
    default: return "LP-CN-SHENZHEN-" + padded(scatter(serial, digits: 10), 10) + "-EU"
    }
  }

  /// Two service letters for each 100,000,000 numbers, so that 400,000,000 codes are distinct.
  private static func s10(_ number: Int) -> String {
    let digits = padded(scatter(number % 100_000_000, digits: 8), 8)
    let weights = [8, 6, 4, 2, 3, 5, 9, 7]
    let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    let rest = 11 - sum % 11
    let check = rest == 10 ? 0 : rest == 11 ? 5 : rest
    return ["LP", "RR", "CP", "UA"][number / 100_000_000 % 4] + digits + "\(check)CN"
  }

  private static func sscc(_ number: Int) -> String {
    let digits = "35412345" + padded(scatter(number, digits: 9), 9)
    let sum = digits.utf8.enumerated().reduce(0) { $0 + Int($1.1 - 0x30) * ($1.0 % 2 == 0 ? 3 : 1) }
    return digits + "\((10 - sum % 10) % 10)"
  }

  /// A number of so many digits, another for each: the factor has no divisor in common with a power of ten.
  private static func scatter(_ number: Int, digits: Int) -> Int {
    var size = 1
    for _ in 0..<digits { size *= 10 }
    return number % size * 618_033_989 % size
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
