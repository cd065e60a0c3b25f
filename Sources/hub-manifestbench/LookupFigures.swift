/// One way to look a code up, over all rounds. **Units**: nanoseconds.
struct LookupFigures: Encodable {
  let p50: Figure
  let p99: Figure
  let p999: Figure

  init(_ rounds: [LookupTimes]) {
    p50 = Figure(rounds.map(\.p50))
    p99 = Figure(rounds.map(\.p99))
    p999 = Figure(rounds.map(\.p999))
  }

  var text: String { "p50 \(p50.text()), p99 \(p99.text()), p99.9 \(p999.text()) ns" }
}
