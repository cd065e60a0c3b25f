import HubCore
import HubRecord
import HubSim
import HubUnits

/// A virtual line's day, short, with trouble on the way; and its recording.
final class RecordedDay {
  let plan = VirtualLinePlan(releaseLanes: 8)
  let line: VirtualLine
  /// What the line itself told, beside the recording.
  private(set) var digest = TraceDigest()
  private(set) var turns: UInt64 = 0
  let outlet: MemoryOutlet
  var writer: RecordingWriter<MemoryOutlet>
  private(set) var failure: RecordingError?
  private var random: SeededRandom

  static let header = RecordingHeader(
    version: "0.0.0-test", configurationName: "virtual.yaml", configuration: "line: virtual\n# Lüttich\n",
    firstSerial: ParcelSerial(4_711), cycle: .milliseconds(1), startedMilliseconds: 1_795_262_400_000)

  init(seed: UInt64, writes: Int = .max, parts: Int = .max, rotation: RecordingRotation = RecordingRotation())
  {
    line = VirtualLine(plan, seed: seed, firstSerial: Self.header.firstSerial)
    outlet = MemoryOutlet(writes: writes, parts: parts)
    writer = RecordingWriter(Self.header, recording: seed, into: outlet, rotation: rotation)
    random = SeededRandom(seed: seed)
    line.onTurn = { [unowned self] input, output in take(input, output) }
  }

  private func take(_ input: borrowing CycleInput, _ output: borrowing CycleOutput) {
    turns += 1
    for i in output.traces.indices { digest.add(output.traces[i]) }
    guard failure == nil else { return }
    do throws(RecordingError) { try writer.add(input, output) } catch { failure = error }
  }

  /// Parcels of every kind, a stuck diverter, a cut link, an operator, and the stop at the end.
  ///
  /// - Returns: the parts.
  @discardableResult
  func run(parcels: Int = 24) throws(RecordingError) -> [[UInt8]] {
    line.run(for: .seconds(15))
    line.plant.setStuck(3, true)
    for n in 0..<parcels {
      let code = Barcode("LP00\(100_000 + random.integer(in: 0...899_999))\(n)be")!
      line.scanThenPlace(
        VirtualParcel(
          code: n % 7 == 3 ? nil : code, group: n % 5 == 4 ? nil : n % 7,
          customs: n % 6 == 5 ? .hold : .cleared,
          station: n % 8 == 7 ? 1 : 0, length: .millimetres(300)),
        at: line.now)
      if n % 9 == 8 { line.tell(.lane(LaneIndex(2), enabled: n % 2 == 0, CommandNumber(UInt64(n)))) }
      line.run(for: .milliseconds(900 + random.integer(in: 0...300)))
      line.linkIsCut = n == parcels / 2
    }
    line.tell(.hold(.operator, CommandNumber(77)))
    line.run(for: .seconds(2))
    line.tell(.reset(CommandNumber(78)))
    line.run(for: .seconds(8))
    line.tell(.stop)
    line.run(for: .milliseconds(50))
    try writer.end(.stopped)
    return outlet.parts
  }
}
