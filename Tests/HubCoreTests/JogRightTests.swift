import HubCore
import HubSim
import HubUnits
import Testing

@Suite("Who may be moved by hand")
struct JogRightTests {
  /// Whether the core lets link 0 be jogged, as its last turn said.
  private func mayJog(_ line: VirtualLine) -> Bool {
    var last: UInt8 = 0
    line.onTurn = { _, output in last = output.image.joggableLinks }
    line.run(for: .milliseconds(20))
    line.onTurn = nil
    return last & 1 != 0
  }

  @Test(
    "Only an operator's hold lets a person move an output: every other one says that something is broken",
    arguments: HoldCause.allCases)
  func cause(_ cause: HoldCause) {
    let line = VirtualLine(VirtualLinePlan(), seed: 31)
    line.warmUp()
    #expect(!mayJog(line), "a line that sorts is nobody's to jog")
    line.tell(.hold(cause, CommandNumber(1)))
    #expect(mayJog(line) == (cause == .operator))
  }

  @Test("A reset takes the right away")
  func reset() {
    let line = VirtualLine(VirtualLinePlan(), seed: 32)
    line.warmUp()
    line.tell(.hold(.operator, CommandNumber(1)))
    #expect(mayJog(line))
    line.tell(.reset(CommandNumber(2)))
    #expect(!mayJog(line))
  }

  @Test("A link whose images are stale cannot be jogged, though an operator holds the line")
  func staleLink() {
    let line = VirtualLine(VirtualLinePlan(), seed: 33)
    line.warmUp()
    line.tell(.hold(.operator, CommandNumber(1)))
    #expect(mayJog(line))
    line.linkIsCut = true
    line.run(for: .seconds(1))
    #expect(!mayJog(line))
    line.linkIsCut = false
    #expect(mayJog(line))
  }

  @Test("An operator's hold that came second does not make a broken line joggable")
  func operatorSecond() {
    let line = VirtualLine(VirtualLinePlan(), seed: 34)
    line.warmUp()
    line.tell(.hold(.journalDown, CommandNumber(1)))
    line.tell(.hold(.operator, CommandNumber(2)))
    #expect(!mayJog(line))
  }
}
