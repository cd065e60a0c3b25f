import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Position decides, whatever the belt does")
struct BeltProfileTests {
  @Test(
    "Stops, restarts, ramps and short reverses change nothing in the outcome: the same end and the same lane",
    arguments: [41, 42, 43])
  func anyProfileSameOutcome(seed: UInt64) {
    let steady = day(seed: seed, profile: false)
    let restless = day(seed: seed, profile: true)
    #expect(steady.line.parcels.count == restless.line.parcels.count)
    for i in steady.line.parcels.indices {
      #expect(steady.reason(i) == .sorted)
      #expect(restless.reason(i) == steady.reason(i), "parcel \(i): \(restless.line.parcels[i].ends)")
      #expect(restless.lane(i) == steady.lane(i), "parcel \(i)")
    }
  }

  /// Ten parcels, one every 3.2 m of belt, to lanes of their own.
  private func day(seed: UInt64, profile: Bool) -> Story {
    var story = Story(seed: seed)
    var driver = BeltDriver(seed: seed, isRestless: profile)
    var next = story.line.plant.beltTravel
    for i in 0..<10 {
      while story.line.plant.beltTravel < next { driver.run(story.line) }
      next = next + .millimetres(3_200)
      story.line.scanThenPlace(
        story.crew.parcel(group: 1 + i % 4, length: .millimetres(250 + 40 * Int64(i))), at: story.line.now)
    }
    let end = next + .metres(30)
    while story.line.plant.beltTravel < end { driver.run(story.line) }
    return story
  }
}

/// Whoever plays with the belt's buttons, by seed.
struct BeltDriver {
  private enum Phase {
    case cruising
    case slowing(rollsBack: Bool)
    case dwelling, speedingUp
  }

  private var random: SeededRandom
  private let isRestless: Bool
  private var phase = Phase.cruising
  private var until = MonotonicInstant.distantPast

  init(seed: UInt64, isRestless: Bool) {
    random = SeededRandom(seed: seed &+ 77)
    self.isRestless = isRestless
  }

  /// Lets the belt run for 10 ms, and perhaps slows it down, stops it, rolls it back a little, or lets it go on.
  mutating func run(_ line: VirtualLine) {
    line.run(for: .milliseconds(10))
    guard isRestless, line.now >= until else { return }
    switch phase {
    case .cruising:
      let kind = random.integer(in: 0...2)
      let slow = BeltSpeed.millimetresPerSecond(random.integer(in: 800...2_000))
      change(line, to: kind == 0 ? slow : .zero)
      phase = .slowing(rollsBack: kind == 2)
    case .slowing(let rollsBack):
      if rollsBack {
        let speed = BeltSpeed.millimetresPerSecond(100)
        let way = Distance.millimetres(random.integer(in: 10...150))
        line.plant.rollBack(way, at: speed)
        until = line.now + speed.time(for: way)!
      }
      until = until + .milliseconds(random.integer(in: 100...1_200))
      phase = .dwelling
    case .dwelling:
      change(line, to: .millimetresPerSecond(2_500))
      phase = .speedingUp
    case .speedingUp:
      until = line.now + .milliseconds(random.integer(in: 100...2_500))
      phase = .cruising
    }
  }

  private mutating func change(_ line: VirtualLine, to speed: BeltSpeed) {
    let time = Nanoseconds.milliseconds(random.integer(in: 400...1_000))
    line.plant.ramp(to: speed, over: time)
    until = line.now + time + .milliseconds(10)
  }
}
