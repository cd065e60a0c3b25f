public import HubUnits

/// When which fault begins, by seed.
public struct FaultPlan: Sendable {
  public enum Event: Sendable, Equatable {
    case laneFull(lane: Int, for: Nanoseconds)
    case stick(lane: Int)
    case loosen(lane: Int)
    case unplug(scanner: Int)
    case plug(scanner: Int)
    case cut(silent: Bool)
    case restore
    case kill
    case start
  }

  /// After the world's start, in order.
  public private(set) var events: [(at: Nanoseconds, event: Event)] = []

  /// - Parameters:
  ///   - span: how long parcels are placed.
  ///   - lanes: the indexes of lanes with a diverter and a full eye.
  public init(
    _ kinds: Set<FaultKind>, kills: Int, seed: UInt64, span: Nanoseconds, lanes: [Int], scanners: Int
  ) {
    var random = SeededRandom(seed: seed)
    var sources = FaultKind.allCases.map { _ in random.split() }
    func plan(_ kind: FaultKind, _ body: (inout SeededRandom) -> Void) {
      guard kinds.contains(kind), let index = FaultKind.allCases.firstIndex(of: kind) else { return }
      body(&sources[index])
    }
    plan(.laneFull) { random in
      for at in times(first: 6, every: 9, span, &random) {
        add(at, .laneFull(lane: random.pick(lanes), for: .milliseconds(random.integer(in: 6_000...12_000))))
      }
    }
    plan(.diverterStuck) { random in
      for at in times(first: 5, every: 11, span, &random) {
        let lane = random.pick(lanes)
        add(at, .stick(lane: lane))
        add(at + .milliseconds(random.integer(in: 8_000...16_000)), .loosen(lane: lane))
      }
    }
    plan(.scannerUnplug) { random in
      for at in times(first: 8, every: 17, span, &random) {
        let scanner = Int(random.integer(in: 0...Int64(scanners - 1)))
        add(at, .unplug(scanner: scanner))
        add(at + .milliseconds(random.integer(in: 2_000...4_000)), .plug(scanner: scanner))
      }
    }
    plan(.linkCut) { random in
      for at in times(first: 13, every: 31, span, &random) {
        add(at, .cut(silent: random.chance(perMille: 500)))
        add(at + .milliseconds(random.integer(in: 1_500...2_500)), .restore)
      }
    }
    plan(.kill) { random in
      // Spread over the run. A parcel needs some 24 s from the first station to the last eye: kills as far apart
      // would let one travel from dead time to dead time, unseen by anybody who could tell of it.
      let room = max(span.count / 1_000_000_000 - 10, 10)
      let apart = kills > 1 ? min(18, max(6, room / Int64(kills))) : room
      for at in times(first: 10, every: apart, span, &random).prefix(kills) {
        add(at, .kill)
        add(at + .milliseconds(random.integer(in: 1_000...2_000)), .start)
      }
    }
    events.sort { $0.at < $1.at }
  }

  /// How many kills found room in the run.
  public var kills: Int { events.count(where: { $0.event == .kill }) }

  private mutating func add(_ at: Nanoseconds, _ event: Event) { events.append((at, event)) }

  /// Times about `every` seconds apart, half a second more or less, while parcels are placed.
  private func times(first: Int64, every: Int64, _ span: Nanoseconds, _ random: inout SeededRandom)
    -> [Nanoseconds]
  {
    var times: [Nanoseconds] = []
    var at = first * 1_000
    while at < span.wholeMilliseconds + 5_000 {
      times.append(.milliseconds(at + random.integer(in: -500...500)))
      at += every * 1_000
    }
    return times
  }
}
