import Foundation
import HubConfig
import HubProtocol
import Testing

@testable import hubctl

@Suite("What a label says gives the terminal no orders")
struct TerminalTextTests {
  /// Clears the screen, sets the window's title, moves the cursor by C1, rings, deletes.
  private let steering = "A\u{1B}[2J\u{1B}]0;x\u{07}B\u{9B}1;1H\u{7F}\u{0D}C"

  private func orders(in text: String) -> [Unicode.Scalar] {
    var left = text
    for ink in Ink.allCases { left = left.replacing(ink.sequence, with: "") }
    return left.unicodeScalars.filter(TerminalText.isControl)
  }

  @Test("a story of such a label shows its bytes as words, in our own colours")
  func story() {
    let story = Story(
      serial: 41, code: steering, secondCode: steering, origin: "inducted", induction: "station-1",
      began: SampleLine.at,
      steps: [StoryStep(atMs: 0, beltMm: 0, what: "scanned", text: "hand-1 read \(steering)")],
      rule: nil, plan: nil, plannedLane: nil, scanToCoilUs: nil, ending: nil)
    let lines = StoryText(story: story, look: TerminalLook(colours: true, asciiOnly: false)).lines
    let told = lines.map(TerminalText.safe)
    #expect(!lines.flatMap(orders).isEmpty, "the story holds the label")
    #expect(told.flatMap(orders).isEmpty)
    #expect(told.first?.hasPrefix(Ink.strong.sequence) == true)
    #expect(told.first?.contains(#"A\x1B[2J\x1B]0;x\x07B\x9B1;1H\x7F\x0DC"#) == true)
  }

  @Test("lines and tabs stay, and text without orders stays as it is")
  func rest() {
    for text in ["", "Liège → 4460", "one\ntwo\tthree", Ink.bad.sequence + "x" + Ink.plain.sequence] {
      #expect(TerminalText.safe(text) == text)
    }
  }

  @Test("in a picture such a character is one sign of one column")
  func picture() {
    var canvas = Canvas(width: 40, height: 1)
    canvas.write(steering, x: 0, y: 0)
    let row = canvas.rows(.plain)[0]
    #expect(orders(in: row).isEmpty)
    #expect(row.hasPrefix("A?[2J?]0;x?B?1;1H??C"))
  }

  @Test("a file that cannot be written is told with its reason")
  func unwritable() throws {
    let folder = FileManager.default.temporaryDirectory.path
    for (place, reason) in [
      ("/nowhere/at/all.svg", "there is no such folder"), ("/dev/null/a.svg", "a folder in its path is none"),
      (folder, "it is a folder"),
    ] {
      #expect {
        try Data("x".utf8).write(to: URL(fileURLWithPath: place))
      } throws: { error in
        UnwritableFile.words(for: error) == "cannot be written: \(reason)"
      }
      #expect {
        try "x".write(to: URL(fileURLWithPath: place), atomically: true, encoding: .utf8)
      } throws: { error in
        !UnwritableFile.words(for: error).contains("could not be completed")
      }
    }
  }
}
