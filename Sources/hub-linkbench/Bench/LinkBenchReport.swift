import HubUnits

/// What was measured. Keys are a contract with `scripts/bench`. **Units**: microseconds unless said otherwise.
struct LinkBenchReport: Encodable {
  struct Bar: Encodable {
    let name: String
    let measured: Double
    let bound: Double
    var isMet: Bool { measured <= bound }
  }

  let rounds: Int
  let isRealtime: Bool
  let imageOursP50: Figure
  let imageBareP50: Figure
  let imageOursP999: Figure
  let imageBareP999: Figure
  let imageRatioP50: Figure
  let imageRatioP999: Figure
  let writeIdleP50: Figure
  let writeFullP50: Figure
  let writeIdleP999: Double
  let writeFullP999: Double
  let exchangeP50: Figure
  let exchangeP999: Figure
  let decisionP50: Figure
  /// The machine's own pauses are in the last thousandth; see docs/performance.md.
  let decisionP99: Double
  let decisionP999: Double
  let decisionP999Rounds: Figure
  let roundTripP50: Double
  let sixteenLinksPercent: Figure
  let sixteenLinksPolls: Figure
  let bars: [Bar]

  init(rounds: Int, isQuick: Bool) throws {
    self.rounds = rounds
    let image = try ImageBench(rounds: rounds, images: isQuick ? 2_000 : 20_000)
    imageOursP50 = Figure(image.ours.map { $0.percentile(500) })
    imageBareP50 = Figure(image.bare.map { $0.percentile(500) })
    imageOursP999 = Figure(image.ours.map { $0.percentile(999) })
    imageBareP999 = Figure(image.bare.map { $0.percentile(999) })
    imageRatioP50 = Figure(zip(image.ours, image.bare).map { $0.percentile(500) / $1.percentile(500) })
    imageRatioP999 = Figure(zip(image.ours, image.bare).map { $0.percentile(999) / $1.percentile(999) })

    let orders = isQuick ? 100 : 1_000
    var (idle, full, ordinary) = ([OrderBench](), [OrderBench](), [OrderBench]())
    for _ in 0..<rounds {
      idle.append(try OrderBench(.idle, orders: orders, ahead: .milliseconds(3)))
      full.append(try OrderBench(.full, orders: orders, ahead: .milliseconds(3)))
      ordinary.append(try OrderBench(.ordinary, orders: orders, ahead: .zero))
    }
    isRealtime = idle[0].isRealtime
    func pooled(_ benches: [OrderBench], _ perMille: Int = 999) -> Double {
      benches.reduce(into: Samples()) { $0.add($1.times) }.percentile(perMille)
    }
    writeIdleP50 = Figure(idle.map { $0.times.percentile(500) })
    writeFullP50 = Figure(full.map { $0.times.percentile(500) })
    (writeIdleP999, writeFullP999) = (pooled(idle), pooled(full))
    exchangeP50 = Figure(full.map(\.exchangeP50))
    exchangeP999 = Figure(full.map(\.exchangeP999))
    decisionP50 = Figure(ordinary.map { $0.times.percentile(500) })
    decisionP99 = pooled(ordinary, 990)
    decisionP999 = pooled(ordinary)
    decisionP999Rounds = Figure(ordinary.map { $0.times.percentile(999) })
    roundTripP50 = Figure(ordinary.map(\.exchangeP50)).median

    let many = try (0..<(isQuick ? 1 : 5)).map { _ in
      try ManyLinks(lasting: isQuick ? .seconds(2) : .seconds(5))
    }
    sixteenLinksPercent = Figure(many.map(\.percent))
    sixteenLinksPolls = Figure(many.map(\.pollsPerSecond))

    let cycle = Double(LinkRig.cycle.count) / 1_000
    bars = [
      Bar(name: "image, ours by bare, p50", measured: imageRatioP50.median, bound: 1.10),
      Bar(name: "image, ours by bare, p99.9", measured: imageRatioP999.median, bound: 1.5),
      Bar(
        name: "write under full polling, more than idle, p50, us",
        measured: writeFullP50.median - writeIdleP50.median, bound: exchangeP50.median),
      Bar(
        name: "write under full polling, more than idle, p99.9, us", measured: writeFullP999 - writeIdleP999,
        bound: exchangeP999.median),
      Bar(name: "16 links at 100 Hz, % of a core", measured: sixteenLinksPercent.median, bound: 15),
      Bar(
        name: "decision to coil, p99.9, us", measured: decisionP999, bound: cycle + 2 * roundTripP50),
    ]
  }

  var text: String {
    let figures = """
      \(rounds) rounds in turns, link threads \(isRealtime ? "with" : "without") real-time rights; microseconds
      one I/O image         ours p50 \(imageOursP50.text), bare libmodbus \(imageBareP50.text); times \(imageRatioP50.text)
                            ours p99.9 \(imageOursP999.text), bare \(imageBareP999.text); times \(imageRatioP999.text)
      a coil's write        idle link p50 \(writeIdleP50.text), p99.9 \(writeIdleP999.shortText)
                            full polling p50 \(writeFullP50.text), p99.9 \(writeFullP999.shortText)
      one exchange          p50 \(exchangeP50.text), p99.9 \(exchangeP999.text)
      decision to coil      p50 \(decisionP50.text), p99 \(decisionP99.shortText), p99.9 \(decisionP999.shortText) (by round \(decisionP999Rounds.text))
      16 links at 100 Hz    \(sixteenLinksPercent.text) % of a core, \(sixteenLinksPolls.text) polls a second
      """
    let told = bars.map {
      "bar: \($0.name): \($0.measured.shortText) of at most \($0.bound.shortText): \($0.isMet ? "met" : "NOT MET")"
    }
    return ([figures] + told).joined(separator: "\n")
  }
}
