import HubCore
import HubSim
import HubUnits
import Testing

@Suite("An operator's card is never a parcel's code")
struct CardTests {
  // Whole or damaged makes no difference to the crank: it knows a card by its beginning.
  private let card = Barcode("HUB-LC5-4K7T")!

  private func cardsTold(_ story: Story) -> Int {
    story.count { if case .scanUnplaced(let read, .operatorCard) = $0 { read.code == card } else { false } }
  }

  @Test(
    "Scanned at a station in place of a label, it is told, and the parcel that is placed then has no code")
  func inPlaceOfALabel() {
    var story = Story()
    let parcel = story.put(group: 4) { $0.code = card }
    story.finish()
    #expect(cardsTold(story) == 1)
    #expect(story.told(parcel).allSatisfy { if case .codeAssociated = $0.event { false } else { true } })
    #expect(story.isExcepted(parcel, .noRead))
  }

  @Test("Scanned between a label and its parcel, it takes nothing away: the parcel is sorted by its label")
  func betweenLabelAndParcel() {
    var story = Story()
    let parcel = story.line.scanThenPlace(
      story.crew.parcel(group: 4), at: story.line.now, placedAfter: .milliseconds(1_500))
    story.line.run(for: .milliseconds(700))
    story.line.scan(card, by: ScannerIndex(0), at: story.line.now)
    story.line.run(for: .milliseconds(1_500))
    story.finish()
    #expect(cardsTold(story) == 1)
    #expect(story.isSorted(parcel, into: 5))
  }

  @Test("Seen by the fixed scanner while a parcel is under it, it is no second code of that parcel")
  func underTheTunnel() {
    var story = Story()
    let parcel = story.put(group: 4)
    story.readUnderTheScanner(card, on: parcel)
    story.finish()
    #expect(cardsTold(story) == 1)
    #expect(story.isSorted(parcel, into: 5))
  }
}
