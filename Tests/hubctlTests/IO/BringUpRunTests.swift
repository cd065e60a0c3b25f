import HubProtocol
import Testing

@testable import hubctl

@Suite("What a bring-up tells when it does not go as it should")
struct BringUpRunTests {
  /// What went to the terminal.
  private final class Told {
    var lines: [String] = []
    func has(_ words: String) -> Bool { lines.contains { $0.contains(words) } }
  }
  private let told = Told()

  /// A stroke whose switch was out after 60 ms.
  private func made(_ ending: JogStroke.Ending = .time) -> TryDiverter.Reply {
    let answer = EyeAnswer(
      name: "lane 7 diverter", kind: .diverterSwitch, address: "input 30", wasActive: false,
      actedFromUs: 55_000,
      actedToUs: 65_000, backFromUs: 50_000, backToUs: 60_000, edges: 2)
    return TryDiverter.Reply(
      outcome: CommandOutcome(id: "b"),
      trial: DiverterTrial(
        lane: 7,
        stroke: JogStroke(
          output: "lane-7", link: "plc1", address: "coil 6", on: true, forMs: 200, acknowledgedUs: 800,
          lastedMs: 200, ending: ending), answers: [answer], actuatorMs: 60, returnMs: 70))
  }

  private let repeated = TryDiverter.Reply(outcome: CommandOutcome(id: "b", repeated: true))

  /// - Returns: how the program ends, and what it says beside its output.
  private func end(
    json: Bool = false, _ replies: [Result<TryDiverter.Reply, CallFailure>]
  ) -> (code: CommandExit, note: String) {
    var run = BringUpRun(isJSON: json)
    run.say = { [told] in told.lines.append($0) }
    do {
      try run.carryOut(replies.count) { try replies[$0 - 1].get() }
      return (.good, "")
    } catch let failure as CallFailure {
      return (failure.exitCode, "\(failure)")
    } catch let failure as CommandFailure {
      return (failure.exit, "\(failure)")
    } catch let exit as CommandExit {
      return (exit, "")
    } catch {
      Issue.record(error)
      return (.good, "")
    }
  }

  @Test("Strokes that were all made before by this id are no measurement: it says so, and is no success")
  func allRepeated() {
    let end = end([.success(repeated), .success(repeated)])
    #expect(end.code == .machine)
    #expect(end.note.contains("nothing was moved now, nothing was measured"))
    #expect(told.lines.count == 2 && told.has("stroke 2: done before by this id"))
  }

  @Test("One stroke that was made now is measured beside one that was made before")
  func oneRepeated() {
    #expect(end([.success(repeated), .success(made())]).code == .good)
    #expect(told.has("coil 6 of plc1: 1 stroke"))
  }

  @Test("A stroke refused half-way does not take away what was measured, and is no success")
  func refusedHalfWay() {
    let end = end([
      .success(made()), .success(made()), .failure(.refused(.jogRefused(.notHeld, subject: "link plc1"))),
    ])
    #expect(end.code == .machine)
    #expect(end.note.contains("plc1"))
    #expect(told.has("coil 6 of plc1: 2 strokes") && told.has("actuator: 60 ms"))
  }

  @Test(
    "A stroke that was cut short is not counted: its switch may be silent for that alone",
    arguments: [JogStroke.Ending.linkLost, .rightEnded])
  func cutShort(ending: JogStroke.Ending) {
    let end = end([.success(made()), .success(made(ending)), .success(made())])
    #expect(end.code == .machine)
    #expect(end.note.hasPrefix("machine: lane-7"))
    #expect(told.has("coil 6 of plc1: 1 stroke"))
    #expect(!told.has("stroke 3"))
  }

  @Test("As JSON lines each reply stands, then what was measured")
  func json() {
    let end = end(json: true, [.success(made()), .failure(.closed)])
    #expect(end.code == .unreachable)
    #expect(told.lines.count == 2)
    #expect(told.lines.allSatisfy { $0.hasPrefix("{") })
    #expect(told.lines.last?.contains("\"verdict\":\"good\"") == true)
  }
}
