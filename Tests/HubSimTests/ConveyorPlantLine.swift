import HubSim
import HubUnits

/// The line most stories of the plant are told on: 60 m at 2.5 m/s, one lane at 12 m, the end at 59 m.
enum ConveyorPlantLine {
  static let start = MonotonicInstant(nanoseconds: 1_000_000_000)

  static func drawn(
    jitter: PlantJitter = .none, lanes: [PlantLane] = [PlantLane(at: .metres(12))], counterBits: Int = 16
  ) -> PlantDescription {
    PlantDescription(
      speed: .millimetresPerSecond(2_500), counterBits: counterBits, inductions: [.millimetres(500)],
      trackingEyes: [.millimetres(8_500)], readPoints: [.metres(6)],
      lanes: lanes + [PlantLane(at: .metres(59), hasDiverter: false)], jitter: jitter)
  }

  static func plant(
    seed: UInt64 = 1, jitter: PlantJitter = .none, lanes: [PlantLane] = [PlantLane(at: .metres(12))]
  ) -> ConveyorPlant {
    ConveyorPlant(drawn(jitter: jitter, lanes: lanes), seed: seed, at: start)
  }

  static func after(_ milliseconds: Int64) -> MonotonicInstant { start + .milliseconds(milliseconds) }

  /// When an eye changed, in tenths of a millisecond after the start, looked at that often.
  static func changes(of eye: PlantEye, in plant: inout ConveyorPlant, until end: Int64) -> [Int64] {
    var seen: [Int64] = []
    var last = plant.isBlocked(eye)
    while plant.now < after(end) {
      plant.advance(to: plant.now + .microseconds(100))
      guard plant.isBlocked(eye) != last else { continue }
      last.toggle()
      seen.append((plant.now - start).count / 100_000)
    }
    return seen
  }
}
