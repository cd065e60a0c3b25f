import HubProtocol
import HubUnits
import Testing

@testable import hubctl

@Suite("A parcel's story as text")
struct StoryTextTests {
  private func story(_ ending: Story.Ending?) -> Story {
    Story(
      serial: 41, code: "JD014600003SE", origin: "inducted", induction: "station-1", began: SampleLine.at,
      steps: [
        StoryStep(atMs: -412.3, beltMm: -1_030, what: "scanned", text: "hand-1 read it"),
        StoryStep(atMs: 3_201.7, beltMm: 8_003.9, what: "eyeMatched", text: "track-1 saw it 3.9 mm late"),
      ],
      rule: "Liège", plan: "2026-11-a", plannedLane: 1, scanToCoilUs: 1_834, ending: ending)
  }

  private func text(_ story: Story) -> String {
    StoryText(story: story, look: .plain).lines.joined(separator: "\n")
  }

  @Test("each step stands at its time and place")
  func steps() {
    let text = text(story(nil))
    #expect(text.contains("   -0.412 s   -1.03 m  hand-1 read it"))
    #expect(text.contains("   +3.202 s    8.00 m  track-1 saw it 3.9 mm late"))
    #expect(text.contains("still on the belt"))
  }

  @Test("an end says its reason, what it means and what to do")
  func ending() {
    let text = text(story(Story.Ending(reason: .divertFailed, lane: 28, at: SampleLine.at, sequence: 77)))
    #expect(text.contains("divertFailed: lane 28"))
    #expect(text.contains(EndReason.divertFailed.meaning))
    #expect(text.contains("what to do " + EndReason.divertFailed.action))
    #expect(text.contains("event 77"))
    #expect(text.contains("meant for lane 1"))
    #expect(text.contains("rule 'Liège' of plan 2026-11-a"))
    #expect(text.contains("1.83 ms"))
  }

  @Test("where a parcel that nobody inducted came from is said in words")
  func origins() {
    var story = story(nil)
    story.induction = nil
    story.origin = "flushed"
    #expect(text(story).contains("found on the belt after a flush, 2026-11-21"))
    story.origin = "unexpected"
    #expect(text(story).contains("found on the belt, inducted by nobody"))
  }

  @Test("a code that is in the manifest and that nobody scanned is said to be so")
  func unread() {
    let entry = ManifestEntry(
      code: "JD014600003SE", country: "BE", postcode: "4000", service: Word(.express),
      priority: Word(.normal),
      customs: Word(.cleared))
    #expect(
      WhyCommand.unread(entry).hasSuffix(
        "it is in the manifest (BE 4000, cleared) but no scanner has read it"))
  }

  @Test("a parcel that was sorted asks for nothing")
  func sorted() {
    let text = text(story(Story.Ending(reason: .sorted, lane: 1, at: SampleLine.at)))
    #expect(!text.contains("what to do"))
    #expect(text.contains("not in the journal yet"))
  }

  @Test(
    "numbers are rounded once and keep their zeros",
    arguments: [
      (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1.005, 1, "1.0"), (12.3456, 3, "12.346"), (-7.0, 1, "-7.0"),
      (0.04, 2, "0.04"),
    ])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(StoryText.fixed(value, decimals) == expected)
  }
}
