import HubUnits

/// `belt.carriers` as it was written.
struct CarriersDraft {
  static let keys = ["pitch", "count"]

  let place: Place
  let pitch: Located<Distance>
  let count: Located<Int>

  init(_ reader: MappingReader) {
    place = reader.place
    // From the narrowest cell of a narrow-belt sorter to a carrier for two long parcels.
    pitch = reader.value("pitch", .length(.millimetres(50)...(.metres(5))))
    count = reader.value("count", .integer(2...10_000))
  }
}
