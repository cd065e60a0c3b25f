public import HubUnits

/// A manifest row whose every field is known to be right.
public struct CheckedRow: Hashable, Sendable {
  public let line: Int
  public let code: Barcode
  public let country: CountryCode
  public let postcode: Postcode
  public let service: ServiceClass
  public let priority: ParcelPriority
  /// Nil when the file says nothing: what customs said before stays.
  public let customs: CustomsState?
  /// **Units**: grams; nil when the file says nothing.
  public let weightGrams: Int?

  /// Heavier than any parcel a belt takes; a number past it is a wrong column or unit.
  ///
  /// **Source**: the UPU and carriers stop at 31.5 kg for hand-sorted parcels and 70 kg for express; 1 t leaves
  /// room for pallets and still catches a postcode in the weight's column.
  public static let heaviestGrams = 1_000_000

  /// Checks a row.
  ///
  /// **Errors**: the first field that is wrong.
  public init(_ row: ManifestRow) throws(RowRefusal) {
    func refuse(_ field: String, _ reason: String) -> RowRefusal {
      RowRefusal(row: RefusedRow(line: row.line, field: field, reason: reason))
    }
    guard !row.code.isEmpty else { throw refuse("code", "is empty") }
    guard let code = Barcode(row.code) else {
      throw refuse("code", "'\(row.code)' is longer than \(Barcode.capacity) characters")
    }
    guard let countryText = row.country else { throw refuse("country", "is empty") }
    guard let country = CountryCode(countryText.uppercased()) else {
      throw refuse("country", "'\(countryText)' is no country code of two letters such as BE")
    }
    guard let postcode = Postcode(row.postcode ?? "") else {
      throw refuse(
        "postcode",
        "'\(row.postcode ?? "")' has more than \(Postcode.capacity) characters, or others than letters and digits"
      )
    }
    self.line = row.line
    self.code = code
    self.country = country
    self.postcode = postcode
    do throws(UnknownWord) {
      service = try Self.word(row.service, else: .standard)
    } catch { throw refuse("service", error.reason) }
    do throws(UnknownWord) {
      priority = try Self.word(row.priority, else: .normal)
    } catch { throw refuse("priority", error.reason) }
    do throws(UnknownWord) {
      customs = try row.customs.map { text throws(UnknownWord) in try Self.word(text, else: .unknown) }
    } catch { throw refuse("customs", error.reason) }
    guard let weightText = row.weightG else {
      weightGrams = nil
      return
    }
    guard let weight = Int(weightText), weight > 0, weight <= Self.heaviestGrams else {
      throw refuse("weight_g", "'\(weightText)' is no whole number of grams from 1 to \(Self.heaviestGrams)")
    }
    weightGrams = weight
  }

  private struct UnknownWord: Error { let reason: String }

  private static func word<List: ClosedListWord>(_ text: String?, else absent: List) throws(UnknownWord)
    -> List
  {
    guard let text else { return absent }
    guard let value = List(word: text.lowercased()) else {
      let known = List.allCases.map(\.word).joined(separator: ", ")
      throw UnknownWord(reason: "'\(text)' is none of: \(known)")
    }
    return value
  }
}
