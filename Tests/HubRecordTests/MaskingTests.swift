import HubCore
import HubSim
import HubUnits
import Testing

@testable import HubRecord

@Suite("A masked recording can be given away")
struct MaskingTests {
  private func codes(in parts: [[UInt8]], plan: CorePlan) throws -> [Barcode] {
    var reader = try RecordingReader(RecordingSource(parts: parts))
    var codes: [Barcode] = []
    _ = try Replay.run(&reader, plan: plan) { input, _ in
      for i in input.scans.indices { codes.append(input.scans[i].code) }
      for i in input.messages.indices {
        _ = input.messages[i].mappingCode {
          codes.append($0)
          return $0
        }
      }
    }
    return codes
  }

  @Test(
    "Its codes are others, each of the same length and kind and always the same one; its story is the same")
  func maskedDayTellsTheSame() throws {
    let day = RecordedDay(seed: 13, rotation: RecordingRotation(age: .seconds(20)))
    let parts = try day.run()
    var reader = try RecordingReader(RecordingSource(parts: parts))
    let outlet = MemoryOutlet()
    let report = try Masking.run(&reader, plan: day.plan.core, recording: 99, into: outlet)
    #expect(report.replay.isIdentical && report.storyParts == nil)

    let before = try codes(in: parts, plan: day.plan.core)
    let after = try codes(in: outlet.parts, plan: day.plan.core)
    try #require(before.count == after.count && before.count > 30)
    #expect(report.codes == Set(before).count && Set(after).count == Set(before).count)
    #expect(Set(before).isDisjoint(with: after))
    var given: [Barcode: Barcode] = [:]
    for (original, masked) in zip(before, after) {
      #expect(given.updateValue(masked, forKey: original) ?? masked == masked)
      #expect(masked.text.wholeMatch(of: /[A-Z]{2}\d+[a-z]{2}/) != nil && masked.count == original.count)
    }
    for part in outlet.parts {
      for code in before { #expect(!contains(part, Array(code.text.utf8))) }
    }

    var maskedReader = try RecordingReader(RecordingSource(parts: outlet.parts))
    #expect(maskedReader.header.isMasked)
    let replayed = try Replay.run(&maskedReader, plan: day.plan.core)
    #expect(
      replayed.isIdentical && replayed.turns == report.replay.turns && replayed.traces == report.replay.traces
    )
    #expect(replayed.ending == .ended(.stopped, lostTurns: 0))
  }

  @Test("Two maskings of one recording give other codes: the key is kept nowhere")
  func keyIsNew() throws {
    let day = RecordedDay(seed: 14)
    let parts = try day.run(parcels: 3)
    let masked = try (0..<2).map { _ in
      var reader = try RecordingReader(RecordingSource(parts: parts))
      let outlet = MemoryOutlet()
      _ = try Masking.run(&reader, plan: day.plan.core, recording: 1, into: outlet)
      return try codes(in: outlet.parts, plan: day.plan.core)
    }
    #expect(masked[0] != masked[1])
  }

  @Test("Codes of which there are few stay apart for as long as there is another")
  func shortCodesStayApart() {
    var mask = CodeMask()
    var given: Set<Barcode> = []
    for number in 0..<60 { given.insert(mask.mask(Barcode("\(10 + number)")!)) }
    #expect(given.count == 60)
  }

  private func contains(_ bytes: [UInt8], _ text: [UInt8]) -> Bool {
    guard let first = text.first, bytes.count >= text.count else { return false }
    return (0...bytes.count - text.count).contains { at in
      bytes[at] == first && bytes[at..<at + text.count].elementsEqual(text)
    }
  }
}
