import HubUnits

/// The main Data Matrix of a GLS label: 123 characters in fixed columns.
///
///     A  DE 500  AT 391  2760204107  276a15rHyC  ZDCYD5JW  CC  D········· 0 ANS 1345 5771··· 00100 001 001 …
///        from    to      customer    contact     track id  product, services, sort, route, tour, postcode, weight, n of m
///
/// **Source**: answers of GLS's label service in the public test data of three of its clients (Germany, Austria,
/// France); columns compared with the named tags beside them. Medium confidence.
public struct GLSLabel: Sendable, BitwiseCopyable {
  /// What stands up to the parcel count; the rest is the sender's own and often cut by its blanks.
  static var fixedPart: Int { 79 }
  static var longest: Int { 123 }

  /// Where the eight characters stand by which GLS's tracking knows the parcel.
  public static var trackID: Range<Int> { 33..<41 }

  /// Whether the bytes are such a label, else nil.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count >= Self.fixedPart, bytes.count <= Self.longest, bytes[0] == 0x41 else { return nil }
    guard Countries.contains(bytes[1], bytes[2]), Countries.contains(bytes[7], bytes[8]) else { return nil }
    for i in Self.trackID where !Self.isAlphanumeric(bytes[i]) { return nil }
    for i in 68..<79 where bytes[i] < 0x30 || bytes[i] > 0x39 { return nil }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
  }

  #if !hasFeature(Embedded)
    /// The columns by name.
    static var columns: [(name: String, range: Range<Int>)] {
      [
        ("origin_country", 1..<3), ("origin_depot", 3..<7), ("destination_country", 7..<9),
        ("destination_depot", 9..<13), ("customer", 13..<23), ("contact", 23..<33), ("track_id", trackID),
        ("product", 41..<43), ("services", 43..<53), ("route", 54..<57), ("tour", 57..<61),
        ("postcode", 61..<68), ("weight_10g", 68..<73), ("parcel", 73..<76), ("parcels", 76..<79),
      ]
    }
  #endif
}
