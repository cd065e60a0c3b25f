import Foundation
import HubCore
import HubMocks
import HubProtocol
import HubRealtime
import HubStore
import HubUnits
import Testing

@testable import HubDaemon

@Suite("Moving an output by hand, through the daemon, seen at the PLC", .serialized)
struct JogStories {
  private let stand: HandStand

  init() throws { stand = try HandStand() }

  @Test("A jog moves the coil there and back, and the journal has it with its user before it is answered")
  func thereAndBack() async throws {
    try await stand.running {
      try await stand.hold()
      let reply = try await stand.call(JogOutput(output: "lane-1", forMs: 200, id: "j1"))
      let strokes = stand.strokes(0)
      #expect(strokes.map(\.energised) == [true, false])
      #expect(strokes.allSatisfy { $0.cause == .written })
      #expect(strokes[1].at - strokes[0].at >= .milliseconds(190))
      #expect(stand.plc.coilChanges.count == 2, "no other coil")
      #expect(reply.stroke?.ending == .time)
      #expect(reply.stroke?.address == "coil 0")
      let entry = try #require(try stand.store.command("j1"))
      #expect(entry.what == "io jog lane-1 for 200 ms")
      #expect(entry.result?.hasPrefix("done: coil 0 of plc on for ") == true, "\(entry.result ?? "nothing")")
      #expect(entry.who.contains("\(geteuid())") || entry.who.contains("root"), "\(entry.who)")
    }
  }

  @Test("A line that sorts moves nothing by hand, says what to do first, and writes the attempt down")
  func notHeld() async throws {
    try await stand.running {
      let refused = try await stand.refusal(JogOutput(output: "lane-1", id: "j1"))
      guard case .jogRefused(.notHeld, _) = refused else {
        Issue.record("\(String(describing: refused))")
        return
      }
      #expect("\(refused!)".contains("hubctl hold"))
      #expect(try stand.store.command("j1")?.result?.hasPrefix("refused: ") == true)
      #expect(stand.plc.coilChanges.isEmpty)
    }
  }

  @Test("A line held for another cause moves nothing by hand, and names the cause")
  func heldForAnotherCause() async throws {
    try await stand.running {
      #expect(stand.threads.outlet.send(.hold(.tooManyParcels, CommandNumber(900))))
      try await stand.awaiting("the hold") { stand.threads.snapshot.latest.hold == .tooManyParcels }
      let refused = try await stand.refusal(WriteIO(output: "lane-1", on: true, id: "w1"))
      #expect(
        refused
          == .jogRefused(.heldForAnotherCause, subject: HoldView.Cause.tooManyParcels.sentence))
      #expect(stand.plc.coilChanges.isEmpty)
    }
  }

  @Test(
    "What is not in the line's file cannot be named",
    arguments: ["plc:4", "plc:65535", "lane-5", "lane-77", "coil 1", ""])
  func unknownOutput(name: String) async throws {
    try await stand.running {
      try await stand.hold()
      for call in [true, false] {
        let refused =
          call
          ? try await stand.refusal(JogOutput(output: name, id: "j1"))
          : try await stand.refusal(WriteIO(output: name, on: true, id: "j1"))
        guard case .badArgument(field: "output", _) = refused else {
          Issue.record("\(String(describing: refused))")
          return
        }
      }
      #expect(try stand.store.command("j1") == nil)
      #expect(stand.plc.coilChanges.isEmpty)
    }
  }

  @Test("No time is longer than two seconds", arguments: [0, -1, 2_001])
  func tooLong(milliseconds: Int) async throws {
    try await stand.running {
      try await stand.hold()
      let refused = try await stand.refusal(JogOutput(output: "lane-1", forMs: milliseconds, id: "j1"))
      guard case .badArgument(field: "for_ms", _) = refused else {
        Issue.record("\(String(describing: refused))")
        return
      }
      #expect(stand.plc.coilChanges.isEmpty)
    }
  }

  @Test("A client that dies right after asking leaves nothing on, and the journal has what became of it")
  func clientDies() async throws {
    try await stand.running {
      try await stand.hold()
      do {
        let client = try RawClient(stand.path)
        try await client.send(
          #"{"method":"io.hubd.Sorter.JogOutput","parameters":{"output":"lane-2","for_ms":300,"id":"j1"}}"#)
        try await stand.awaiting("the coil goes on") { stand.plc.energisedCoils == [1] }
      }
      // The connection is closed; nobody is there any more.
      try await stand.awaiting("the coil goes off") { stand.plc.energisedCoils.isEmpty }
      let strokes = stand.strokes(1)
      #expect(strokes.map(\.energised) == [true, false])
      #expect(strokes.last?.cause == .written, "the link let go, not the PLC's supervision")
      try await stand.awaiting("the journal has it") {
        try stand.store.command("j1")?.result?.hasPrefix("done") == true
      }
    }
  }

  @Test("A jog does not survive a reset: the coil is off before anything else goes on")
  func reset() async throws {
    try await stand.running {
      try await stand.hold()
      let on = try await stand.call(WriteIO(output: "lane-1", on: true, forMs: 2_000, id: "w1"))
      #expect(on.stroke?.ending == nil)
      #expect(stand.plc.energisedCoils == [0])
      try await stand.reset()
      try await stand.awaiting("the coil goes off") { stand.plc.energisedCoils.isEmpty }
      let strokes = stand.strokes(0)
      #expect(strokes.last?.cause == .written)
      #expect(strokes[1].at - strokes[0].at < .milliseconds(1_900))
      try await stand.awaiting("the log tells its end") {
        stand.log.lines.contains { $0.contains("let go at once: the hold ended") }
      }
    }
  }

  @Test("An output that was switched on goes off by itself, or when it is told")
  func write() async throws {
    try await stand.running {
      try await stand.hold()
      _ = try await stand.call(WriteIO(output: "lane-3", on: true, forMs: 150, id: "w1"))
      #expect(stand.plc.energisedCoils == [2])
      try await stand.awaiting("the coil goes off") { stand.plc.energisedCoils.isEmpty }
      _ = try await stand.call(WriteIO(output: "plc:2", on: true, forMs: 2_000, id: "w2"))
      #expect(stand.plc.energisedCoils == [2])
      let off = try await stand.call(WriteIO(output: "lane-3", on: false, id: "w3"))
      #expect(off.stroke?.ending == .letGo)
      #expect(stand.plc.energisedCoils.isEmpty)
      let strokes = stand.strokes(2)
      #expect(strokes.map(\.energised) == [true, false, true, false])
      #expect(strokes[3].at - strokes[2].at < .milliseconds(1_900))
    }
  }

  @Test("Two jogs at once: one moves, the other is told who moves what")
  func two() async throws {
    try await stand.running {
      try await stand.hold()
      async let first = stand.refusal(JogOutput(output: "lane-1", forMs: 300, id: "j1"))
      async let second = stand.refusal(JogOutput(output: "lane-2", forMs: 300, id: "j2"))
      let refusals = try await [first, second].compactMap { $0 }
      #expect(refusals.count == 1)
      guard case .jogRefused(.busy, let subject) = refusals.first else {
        Issue.record("\(refusals)")
        return
      }
      #expect(subject.contains("lane-"))
      #expect(stand.plc.coilChanges.map(\.energised) == [true, false])
    }
  }

  @Test("While the link is down nothing is taken, and nothing comes later")
  func linkDown() async throws {
    try await stand.running {
      try await stand.hold()
      stand.plc.cut(.refusing)
      try await stand.awaiting("the link is lost") { await !stand.isLinkGood }
      let refused = try await stand.refusal(JogOutput(output: "lane-1", id: "j1"))
      guard case .jogRefused(let why, _) = refused, why == .linkDown || why == .linkNotWell else {
        Issue.record("\(String(describing: refused))")
        return
      }
      stand.plc.restore()
      try await stand.awaiting("the link is back") { await stand.isLinkGood }
      #expect(stand.plc.coilChanges.isEmpty)
      _ = try await stand.call(JogOutput(output: "lane-1", id: "j2"))
      #expect(stand.plc.coilChanges.map(\.energised) == [true, false])
    }
  }

  @Test("The same id moves once, one after the other and both at once")
  func once() async throws {
    try await stand.running {
      try await stand.hold()
      let jog = JogOutput(output: "lane-1", forMs: 100, id: "j1")
      async let one = stand.refusal(jog)
      async let other = stand.refusal(jog)
      let refusals = try await [one, other].compactMap { $0 }
      #expect(refusals.isEmpty || refusals == [.jogRefused(.busy, subject: "command j1")])
      let again = try await stand.call(jog)
      #expect(again.outcome.repeated && again.stroke == nil)
      #expect(stand.strokes(0).map(\.energised) == [true, false])
      #expect(
        try await stand.refusal(JogOutput(output: "lane-2", forMs: 100, id: "j1"))
          == .commandMismatch(id: "j1"))
    }
  }

  @Test(
    "A move of which nobody knows how it ended is not made again by its id, nor told as done: somebody may stand there",
    arguments: [nil, "unknown: it may have moved"])
  func halfDone(result: String?) async throws {
    try await stand.running {
      try await stand.hold()
      _ = try await stand.store.admit(
        CommandEntry(id: "j1", at: .now, who: "uid 0", what: "io jog lane-1 for 200 ms"))
      if let result { try await stand.store.finish("j1", result: result) }
      let refused = try await stand.refusal(JogOutput(output: "lane-1", forMs: 200, id: "j1"))
      guard case .badArgument(field: "id", _) = refused else {
        Issue.record("\(String(describing: refused))")
        return
      }
      #expect(stand.plc.coilChanges.isEmpty)
    }
  }

  @Test("A parcel that the diverter would push is not pushed; a diverter far from it moves")
  func parcelNear() async throws {
    try await stand.running {
      stand.machine.startBelt(at: HubRealtime.MonotonicClock.now())
      try await stand.awaiting("the belt moves") { stand.threads.snapshot.latest.beltCondition == .moving }
      stand.machine.block(0, true)
      try await Task.sleep(for: .milliseconds(300))
      stand.machine.block(0, false)
      try await stand.awaiting("a parcel is followed") { stand.threads.snapshot.latest.parcels.count == 1 }
      try await stand.hold()
      // Lane 1's diverter is at 4 m, the belt runs 1 m/s.
      try await stand.awaiting("it comes near lane 1") {
        let snapshot = stand.threads.snapshot.latest
        return snapshot.parcels.count == 1 && snapshot.parcels[0].position > .millimetres(3_300)
      }
      // A slow machine would let it pass before anybody asks.
      stand.machine.stopBelt(at: HubRealtime.MonotonicClock.now())
      let refused = try await stand.refusal(JogOutput(output: "lane-1", id: "j1"))
      guard case .jogRefused(.parcelNear, let subject) = refused else {
        Issue.record("\(String(describing: refused))")
        return
      }
      #expect(subject.hasPrefix("parcel 1 is "))
      #expect(stand.plc.coilChanges.isEmpty)
      _ = try await stand.call(JogOutput(output: "lane-4", id: "j2"))
      #expect(stand.strokes(3).map(\.energised) == [true, false])
    }
  }
}
