import HubCore
import HubMocks
import HubProtocol
import HubRealtime
import HubUnits
import Testing

@testable import HubDaemon

@Suite("Bringing a diverter up, and seeing what is wired", .serialized)
struct BringUpStories {
  private let stand: HandStand

  init() throws { stand = try HandStand() }

  @Test("The time to the switch is between two readings that hold the machine's own truth")
  func timed() async throws {
    try await stand.running {
      try await stand.hold()
      let trial = try #require(try await stand.call(TryDiverter(number: 1, forMs: 200, id: "b1")).trial)
      #expect(stand.strokes(0).map(\.energised) == [true, false])
      let answer = try #require(trial.answers.first { $0.kind == .diverterSwitch })
      #expect(!answer.wasActive && answer.edges == 2)
      #expect(answer.address == "input 30")
      let acknowledged = try #require(trial.stroke.acknowledgedUs)
      // The coil went on between the begin of the write and its acknowledgement.
      let truth = Int(TestMachine.out.count / 1_000)
      #expect(try #require(answer.actedFromUs) <= truth + acknowledged)
      #expect(try #require(answer.actedToUs) >= truth)
      // And not later than the reading that follows: by the machine's own record, whatever this PC's threads take.
      let energisedAt = try #require(stand.strokes(0).first?.at)
      let out = try #require(stand.machine.isSurelySeen(change: 0))
      #expect(try #require(answer.actedToUs) <= Int((out - energisedAt).count / 1_000) + acknowledged)
      let home = Int(TestMachine.home.count / 1_000)
      #expect(try #require(answer.backToUs) >= home)
      // Let go `lastedMs` after the write that the coil went on by; its parts of a millisecond are not told.
      let lasted = try #require(trial.stroke.lastedMs) * 1_000
      let back = try #require(stand.machine.isSurelySeen(change: 1))
      #expect(
        try #require(answer.backToUs) <= Int((back - energisedAt).count / 1_000) + acknowledged - lasted)
      #expect(trial.actuatorMs == 100 && trial.returnMs == 100)
      let confirm = try #require(trial.answers.first { $0.kind == .confirm })
      #expect(confirm.actedToUs == nil)
    }
  }

  @Test("A switch that tells nothing, and one that says out before, are told as they are")
  func silent() async throws {
    try await stand.running {
      try await stand.hold()
      stand.machine.breakSwitch()
      let silent = try #require(try await stand.call(TryDiverter(number: 1, forMs: 50, id: "b1")).trial)
      #expect(silent.answers.first { $0.kind == .diverterSwitch }?.actedToUs == nil)
      stand.machine.block(TestMachine.switchInput, true)
      try await stand.awaiting("the switch is seen") {
        try await stand.call(ReadIO()).points.contains { $0.state == "out" }
      }
      let stuck = try #require(try await stand.call(TryDiverter(number: 1, forMs: 50, id: "b2")).trial)
      #expect(stuck.answers.first { $0.kind == .diverterSwitch }?.wasActive == true)
    }
  }

  @Test("A lane without a diverter, and one that does not exist, are refused by what is wrong")
  func lanes() async throws {
    try await stand.running {
      try await stand.hold()
      #expect(try await stand.refusal(TryDiverter(number: 99, id: "b1")) == .unknownLane(number: 99))
      guard case .badArgument(field: "number", _) = try await stand.refusal(TryDiverter(number: 5, id: "b1"))
      else {
        Issue.record("lane 5 is the end of the belt")
        return
      }
      #expect(stand.plc.coilChanges.isEmpty)
    }
  }

  @Test("Every configured point is told by name, place and value, without a hold")
  func points() async throws {
    try await stand.running {
      stand.machine.block(1, true)
      try await stand.awaiting("the eye is seen blocked") {
        try await stand.call(ReadIO()).points.contains {
          $0.name == "track" && $0.state == "blocked"
        }
      }
      let points = try await stand.call(ReadIO(link: "plc")).points
      #expect(
        Set(points.map(\.name)) == [
          "station", "track", "lane 1 confirm", "lane 2 confirm", "lane 3 confirm", "lane 4 confirm",
          "lane 5 confirm", "lane 1 full", "lane 2 full", "lane 1 diverter", "encoder", "heartbeat-plc",
          "heartbeat-ours", "lane-1", "lane-2", "lane-3", "lane-4",
        ])
      #expect(points.allSatisfy { $0.value.quality == .good })
      let eye = try #require(points.first { $0.name == "track" })
      #expect(eye.address == "input 1" && eye.value.value == 1)
      let output = try #require(points.first { $0.name == "lane-2" })
      #expect(output.address == "coil 1" && output.value.value == 0 && output.safeOn == false)
      guard case .badArgument(field: "link", _) = try await stand.refusal(ReadIO(link: "plc9")) else {
        Issue.record("there is no plc9")
        return
      }
    }
  }

  @Test("After a break inputs are stale with their age, and nobody claims to know the outputs")
  func stale() async throws {
    try await stand.running {
      stand.plc.cut(.refusing)
      try await stand.awaiting("the link is lost") { await !stand.isLinkGood }
      try await stand.awaiting("the outputs are forgotten") {
        let points = try await stand.call(ReadIO()).points
        return points.filter { $0.kind == .output }.allSatisfy { $0.value.quality == .unknown }
      }
      let eyes = try await stand.call(ReadIO()).points.filter { $0.kind == .eye }
      #expect(!eyes.isEmpty)
      #expect(eyes.allSatisfy { $0.value.quality == .stale && $0.value.ageMs != nil })
    }
  }
}
