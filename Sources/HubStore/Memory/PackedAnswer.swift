import HubUnits

/// An answer as it leaves the table, before it is unpacked outside of the lock.
struct PackedAnswer {
  var row: PackedRow?
  /// Nil when customs has not spoken.
  var customs: CustomsState?

  static let nothing = PackedAnswer(row: nil, customs: nil)

  /// Customs' silence keeps the parcel inside.
  @inline(__always) var answer: ManifestAnswer {
    guard let row else { return .notFound(customs: customs ?? .unknown) }
    return ManifestAnswer(
      isFound: true, country: row.country, postcode: row.postcode, service: row.service,
      priority: row.priority, customs: customs ?? .unknown)
  }
}
