import HubUnits

/// `rate` of a lane as it was written.
struct RateDraft {
  static let keys = ["length", "per"]

  let length: Located<Distance>
  let per: Located<Nanoseconds>

  init(_ reader: MappingReader) {
    length = reader.value("length", .length(.millimetres(100)...(.metres(1_000))))
    per = reader.value("per", .time(.seconds(1)...(.seconds(3_600))))
  }
}
