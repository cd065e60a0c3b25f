import HubUnits

/// `parcels` as it was written.
struct ParcelsDraft {
  static let keys = ["shortest", "longest", "smallest_gap"]

  let shortest: Located<Distance>
  let longest: Located<Distance>
  let smallestGap: Located<Distance>

  init(_ reader: MappingReader) {
    shortest = reader.value("shortest", .length(.millimetres(20)...(.metres(3))))
    longest = reader.value("longest", .length(.millimetres(50)...(.metres(5))))
    smallestGap = reader.value("smallest_gap", .length(.millimetres(50)...(.metres(5))))
  }
}
