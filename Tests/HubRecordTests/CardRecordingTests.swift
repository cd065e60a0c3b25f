import HubCore
import HubSim
import HubUnits
import Testing

@testable import HubRecord

@Suite("Recordings of lines where cards were scanned")
struct CardRecordingTests {
  private let card = Barcode("HUB-LC5-4K7T")!

  private func recorded() throws -> (day: RecordedDay, parts: [[UInt8]]) {
    let day = RecordedDay(seed: 15)
    // At both stations and under the tunnel, among the parcels' own labels.
    for (scanner, second) in [(0, 17), (1, 19), (2, 20), (0, 24)] {
      day.line.scan(card, by: ScannerIndex(scanner), at: day.line.now + .seconds(Int64(second)))
    }
    return (day, try day.run(parcels: 10))
  }

  private func cardsTold(_ parts: [[UInt8]], _ plan: CorePlan) throws -> Int {
    var reader = try RecordingReader(RecordingSource(parts: parts))
    var cards = 0
    let report = try Replay.run(&reader, plan: plan) { _, output in
      for i in output.traces.indices {
        if case .scanUnplaced(let read, .operatorCard) = output.traces[i].event, read.code == card {
          cards += 1
        }
      }
    }
    #expect(report.isIdentical)
    return cards
  }

  @Test("The cards are in it, and it replays bit for bit")
  func replays() throws {
    let (day, parts) = try recorded()
    #expect(try cardsTold(parts, day.plan.core) == 4)
  }

  @Test("Masked, the cards stay what they are, and the story is the same")
  func masked() throws {
    let (day, parts) = try recorded()
    var reader = try RecordingReader(RecordingSource(parts: parts))
    let outlet = MemoryOutlet()
    let report = try Masking.run(&reader, plan: day.plan.core, recording: 1, into: outlet)
    #expect(report.isGood)
    #expect(try cardsTold(outlet.parts, day.plan.core) == 4)
  }

  @Test("No label is given out as a card, however many are masked that could become one")
  func neverACard() {
    // Three capitals and a hyphen: one in 17,576 would begin like a card.
    var mask = CodeMask()
    var cards = 0
    for number in 0..<60_000 where mask.mask(Barcode("ABC-\(number)")!).beginsLikeCard { cards += 1 }
    #expect(cards == 0)
  }
}
