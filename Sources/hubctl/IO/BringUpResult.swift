import HubProtocol

/// What a diverter's strokes say together, and what to put into the file.
///
/// **Units**: microseconds, but where a name says otherwise.
struct BringUpResult: Encodable, Hashable {
  /// One time that was measured in several strokes. Each lies between two readings: its middle, give or take `within`.
  struct Spread: Encodable, Hashable {
    var median: Int
    var shortest: Int
    var longest: Int
    /// Half the time between two readings, the worst of all strokes.
    var within: Int
    var count: Int

    init?(_ times: [(from: Int, to: Int)]) {
      let middles = times.map { ($0.from + $0.to) / 2 }.sorted()
      guard let first = middles.first, let last = middles.last else { return nil }
      count = middles.count
      shortest = first
      longest = last
      median =
        middles.count % 2 == 1
        ? middles[middles.count / 2] : (middles[middles.count / 2 - 1] + middles[middles.count / 2]) / 2
      within = times.map { ($0.to - $0.from + 1) / 2 }.max() ?? 0
    }

    /// How much the strokes surely differ, whatever the readings hide.
    var differsBy: Int { max(longest - shortest - 2 * within, 0) }
  }

  enum Verdict: String, Encodable, Hashable {
    /// The file is right, as far as can be seen.
    case good
    /// Put the proposal into the file.
    case change
    /// The strokes differ: mend the diverter before the file.
    case uneven
    /// No switch tells when it is out.
    case noSwitch
    /// There is a switch, and it told nothing.
    case notSeen
    /// The switch said "out" before the stroke.
    case outBefore
  }

  /// How much strokes may differ. **Source**: 10 ms are 25 mm at 2.5 m/s, a quarter of what `LanePlan.gapAhead` leaves
  /// for eyes and belt.
  static let evenness = 10_000
  /// How far the file may be from what was measured. **Source**: as above, half of it.
  static let tolerance = 5_000

  var lane: Int
  var output: String
  var address: String
  var link: String
  var strokes: Int
  var verdict: Verdict
  var acknowledged: Spread?
  var out: Spread?
  var home: Spread?
  /// The confirm eye sees a parcel: the stroke and its way into the lane.
  var confirm: Spread?
  var bounced: Int
  var actuatorMs: Int
  var returnMs: Int
  var proposedActuatorMs: Int?
  var proposedReturnMs: Int?

  init?(_ trials: [DiverterTrial]) {
    guard let first = trials.first else { return nil }
    func answers(_ kind: EyeAnswer.Kind) -> [EyeAnswer] {
      trials.flatMap { $0.answers.filter { $0.kind == kind } }
    }
    func spread(_ from: KeyPath<EyeAnswer, Int?>, _ to: KeyPath<EyeAnswer, Int?>, _ kind: EyeAnswer.Kind)
      -> Spread?
    {
      Spread(
        answers(kind).compactMap { answer in
          guard !answer.wasActive, let from = answer[keyPath: from], let to = answer[keyPath: to] else {
            return nil
          }
          return (from, to)
        })
    }
    lane = first.lane
    output = first.stroke.output
    address = first.stroke.address
    link = first.stroke.link
    strokes = trials.count
    actuatorMs = first.actuatorMs
    returnMs = first.returnMs
    acknowledged = Spread(trials.compactMap { $0.stroke.acknowledgedUs.map { ($0, $0) } })
    out = spread(\.actedFromUs, \.actedToUs, .diverterSwitch)
    home = spread(\.backFromUs, \.backToUs, .diverterSwitch)
    confirm = spread(\.actedFromUs, \.actedToUs, .confirm)
    let switches = answers(.diverterSwitch)
    bounced = switches.filter { $0.edges > 2 }.count
    verdict = .noSwitch
    guard !switches.isEmpty else { return }
    guard let out, out.count == trials.count else {
      verdict = switches.contains(where: \.wasActive) ? .outBefore : .notSeen
      return
    }
    proposedActuatorMs = Self.milliseconds(out.median)
    // The next parcel must not meet it: the longest that was seen, to the end of its reading; what the file leaves
    // beyond that is somebody's margin.
    proposedReturnMs = home.map { max(($0.longest + $0.within + 999) / 1_000, first.returnMs) }
    let offBy = max(abs(out.median - actuatorMs * 1_000) - out.within, 0)
    let isReturnShort = home.map { $0.longest - $0.within > returnMs * 1_000 } ?? false
    verdict =
      max(out.differsBy, home?.differsBy ?? 0) > Self.evenness
      ? .uneven : offBy > Self.tolerance || isReturnShort ? .change : .good
  }

  /// Whether something was measured that can be used.
  var isGood: Bool {
    switch verdict {
    case .good, .change: true
    case .noSwitch: confirm != nil
    case .uneven, .notSeen, .outBefore: false
    }
  }

  private static func milliseconds(_ microseconds: Int) -> Int { (microseconds + 500) / 1_000 }
}
