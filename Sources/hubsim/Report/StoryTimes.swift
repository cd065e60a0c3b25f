import Foundation

/// What the world takes from a parcel's story in the journal: the daemon's own times between scan and coil.
struct StoryTimes: Decodable {
  /// From scan and parcel both being there to the coil acknowledged, without the belt's travel. **Units**: microseconds.
  var scanToCoil: Double?
  /// From the code joined to its facts in the core. **Units**: microseconds.
  var lookup: Double?
  /// From the planned instant of the divert to the coil's acknowledgement. **Units**: microseconds.
  var coil: Double?
  /// When the coil should have been written, on the monotonic clock. **Units**: nanoseconds.
  var firePlanned: Int64?

  enum CodingKeys: String, CodingKey {
    case scanToCoil = "scan_to_coil_us"
    case lookup = "lookup_us"
    case coil = "coil_us"
    case firePlanned = "fire_planned_ns"
  }

  /// Nil for a story that says none of it.
  init?(json: String) {
    do {
      self = try JSONDecoder().decode(StoryTimes.self, from: Data(json.utf8))
    } catch {
      return nil
    }
  }
}
