import Glibc
import HubBarcode
import HubUnits

/// What was measured. Keys are a contract with `scripts/bench`.
struct LabelBenchReport: Encodable {
  let labels: Int
  let rounds: Int
  /// Labels a second of processor time: symbol, elements, envelope, candidates, warnings.
  let readings: Figure
  /// The same, of the labels alone whose symbol says GS1.
  let gs1Readings: Figure
  /// Reports in, labels in the core's ring, with verdict and key, as the scanner's thread does it: labels a second.
  let reportPath: Figure
  /// From the first report of a label to its place in the core's ring, one by one. **Units**: nanoseconds.
  let reportPathP50: Figure
  let reportPathP99: Figure
  /// What was found, so that nothing was skipped: candidates, elements, verified labels.
  let candidates: Int
  let elements: Int
  let verified: Int

  init(_ set: LabelSet, rounds: Int) {
    labels = set.entries.count
    self.rounds = rounds
    let gs1 = set.entries.filter { $0.identifier?.isGS1 == true }
    var found = LabelTimes.Found()
    // Once without the clock: pages, caches, the processor's own speed.
    _ = LabelTimes.readings(set, set.entries, &found)
    found = LabelTimes.Found()
    var first = LabelTimes.Found()
    readings = Figure(
      (0..<rounds).map { round in
        var these = LabelTimes.Found()
        let rate = LabelTimes.readings(set, set.entries, &these)
        if round == 0 { first = these }
        return rate
      })
    (candidates, elements, verified) = (first.candidates, first.elements, first.verified)
    gs1Readings =
      gs1.isEmpty ? Figure([0.0]) : Figure((0..<rounds).map { _ in LabelTimes.readings(set, gs1, &found) })
    let paths = (0..<rounds).map { _ in LabelTimes.path(set) }
    reportPath = Figure(paths.map(\.rate))
    reportPathP50 = Figure(paths.map(\.p50))
    reportPathP99 = Figure(paths.map(\.p99))
  }

  var text: String {
    """
    \(labels) labels, \(rounds) rounds, one core; labels a second of processor time
    read whole            \(readings.text)
    of them GS1 labels    \(gs1Readings.text)
    report to ring        \(reportPath.text), with its verdict and key
    one by one            p50 \(reportPathP50.text) ns, p99 \(reportPathP99.text) ns
    found                 \(candidates) candidates, \(elements) elements, \(verified) labels with a right check digit
    """
  }
}
