import Glibc
import HubMocks
import HubUnits
import Testing

@Suite("Faults of connections and of the PLC, on the wire")
struct ConnectionFaultTests {
  private static let reading: [UInt8] = [0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 1]
  private static let right: [UInt8] = [0, 1, 0, 0, 0, 5, 1, 3, 2, 0, 0]
  private static let coilOn: [UInt8] = [0, 9, 0, 0, 0, 6, 1, 5, 0, 2, 0xFF, 0]
  private static let other: [UInt8] = [0, 2, 0, 0, 0, 6, 1, 4, 0, 0, 0, 1]

  @Test("A stall answers all that piled up, late and in order")
  func stall() throws {
    let bench = try FaultBench("Stall:function=3,time=80ms")
    let client = try bench.client()
    let began = MonotonicClock.now()
    #expect(client.ask(Self.reading + Self.other, 22) == Self.right + [0, 2, 0, 0, 0, 5, 1, 4, 2, 0, 0])
    #expect(MonotonicClock.now() - began >= .milliseconds(80))
    #expect(bench.count(.stall) == 1)
  }

  @Test("A stall strikes everybody, and a new client gets in and waits")
  func stallOfAll() throws {
    let bench = try FaultBench("Stall:function=3,time=80ms")
    let first = try bench.client()
    first.send(Self.reading)
    FaultBench.await { bench.count(.stall) == 1 }
    #expect(try bench.client().ask(Self.other, 11).count == 11)
    #expect(first.receive(11) == Self.right)
  }

  @Test("A reset at a request ends the connection with RST, and a new one is served")
  func reset() throws {
    let bench = try FaultBench("Reset:function=3")
    let client = try bench.client()
    client.send(Self.reading)
    #expect(client.ending() == .reset)
    #expect(try bench.client().ask(Self.other, 11).count == 11)
  }

  @Test("A reset by script ends every connection once")
  func resetByScript() throws {
    let bench = try FaultBench("Reset:at=150ms")
    let clients = [try bench.client(), try bench.client()]
    FaultBench.await { bench.plc.counts.connections == 2 }
    for client in clients { #expect(client.ending() == .reset) }
    let answer = try bench.client().ask(Self.reading, 11)
    #expect(answer == Self.right)
    #expect(bench.count(.reset) == 1)
  }

  @Test("A half-open connection stays open and silent for ever; a new one is served")
  func halfOpen() throws {
    let bench = try FaultBench("HalfOpen:function=3")
    let client = try bench.client()
    client.send(Self.reading + Self.other)
    FaultBench.await { bench.count(.halfOpen) == 1 }
    client.send(Self.other)
    let second = try bench.client()
    for _ in 0..<50 { #expect(second.ask(Self.other, 11).count == 11) }
    #expect(!client.hasSomething)
  }

  @Test("New connections are refused while it lasts, old ones are served")
  func refuse() throws {
    let bench = try FaultBench("Refuse:at=200ms,for=200ms")
    let old = try bench.client()
    var refusals = 0
    var isBack = false
    FaultBench.await {
      do throws(WireFault) {
        _ = try WireClient(port: bench.plc.port)
        isBack = refusals > 0
      } catch {
        #expect(error.errno == ECONNREFUSED || error.errno == ECONNRESET)
        refusals += 1
        #expect(old.ask(Self.reading, 11) == Self.right)
      }
      return isBack
    }
    #expect(bench.count(.refuse) == 1)
  }

  @Test("A refusal from the start leaves nobody in")
  func refusesFromTheStart() throws {
    let bench = try FaultBench("Refuse")
    #expect(throws: WireFault(errno: ECONNREFUSED)) { try bench.client() }
  }

  @Test("Whoever comes when the last slot is taken is let in and shown out; who is in stays in")
  func slotTaken() throws {
    let bench = try FaultBench("SlotTaken:slots=1")
    let first = try bench.client()
    #expect(first.ask(Self.reading, 11) == Self.right)
    let second = try bench.client()
    #expect(second.ending() == .closed)
    #expect(first.ask(Self.reading, 11) == Self.right)
    #expect(bench.count(.slotTaken) == 2)  // its beginning, and the one shown out
  }

  @Test("A reboot is silent and refuses, then outputs are off and old connections unknown")
  func reboot() throws {
    let bench = try FaultBench("Reboot:function=6,time=100ms")
    let client = try bench.client()
    #expect(client.ask(Self.coilOn, 12) == Self.coilOn)
    #expect(bench.plc.energisedCoils == [2])
    client.send([0, 1, 0, 0, 0, 6, 1, 6, 0, 1, 0, 7])
    FaultBench.await { bench.count(.reboot) == 1 }
    #expect(throws: WireFault.self) { try bench.client() }
    client.send(Self.reading)
    #expect(client.ending() == .reset)
    var again: WireClient?
    FaultBench.await {
      do throws(WireFault) { again = try WireClient(port: bench.plc.port) } catch { again = nil }
      return again != nil
    }
    // The coil is off, and the register write that met the reboot was not carried out.
    #expect(again?.ask([0, 5, 0, 0, 0, 6, 1, 1, 0, 0, 0, 8], 10) == [0, 5, 0, 0, 0, 4, 1, 1, 1, 0])
    #expect(again?.ask([0, 6, 0, 0, 0, 6, 1, 3, 0, 1, 0, 1], 11) == [0, 6, 0, 0, 0, 5, 1, 3, 2, 0, 0])
  }

  @Test("A frozen heartbeat stands while the encoder counts on, and later goes on from where it stood")
  func frozenHeartbeat() throws {
    let bench = try FaultBench("FrozenHeartbeat:at=100ms,for=300ms") {
      $0.heartbeatRegister = 1
      $0.heartbeatEvery = .milliseconds(5)
      $0.encoderRegister = 0
    }
    let client = try bench.client()
    func counts() -> (encoder: Int, heartbeat: Int) {
      let answer = client.ask([0, 1, 0, 0, 0, 6, 1, 4, 0, 0, 0, 2], 13).map(Int.init)
      return (answer[9] << 8 | answer[10], answer[11] << 8 | answer[12])
    }
    FaultBench.await { bench.notes.all.count == 1 }
    var (first, last) = (counts(), counts())
    FaultBench.await {
      last = counts()
      return last.encoder > first.encoder + 5
    }
    // Only what was surely answered while it was frozen proves anything.
    let isStillFrozen = bench.notes.all.count == 1
    #expect(!isStillFrozen || last.heartbeat == first.heartbeat)
    FaultBench.await { bench.notes.all.count == 2 }
    first = counts()
    FaultBench.await {
      last = counts()
      return last.heartbeat > first.heartbeat
    }
    // The encoder counts milliseconds, so it tells how many beats there would have been.
    let frozen = bench.notes.all[1].elapsed - bench.notes.all[0].elapsed
    let leftOut = last.encoder / 5 - last.heartbeat
    #expect(abs(leftOut - Int(frozen.wholeMilliseconds) / 5) <= 1)
  }

  @Test("A PLC that holds its outputs leaves them on when the daemon's heartbeat stops, and says so")
  func holdsOutputs() throws {
    let bench = try FaultBench("HoldsOutputs") {
      $0.watchedRegister = 0
      $0.releasedAfter = .milliseconds(30)
    }
    let client = try bench.client()
    let beat: [UInt8] = [0, 1, 0, 0, 0, 6, 1, 6, 0, 0, 0, 1]
    #expect(client.ask(beat + Self.coilOn, 24) == beat + Self.coilOn)
    FaultBench.await { bench.notes.all.contains { $0.words.hasSuffix("on all the same: coils 2") } }
    #expect(client.ask([0, 5, 0, 0, 0, 6, 1, 1, 0, 0, 0, 8], 10) == [0, 5, 0, 0, 0, 4, 1, 1, 1, 0b100])
    #expect(bench.plc.counts.releases == 0)
  }
}
