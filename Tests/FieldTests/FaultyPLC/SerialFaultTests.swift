import Foundation
import HubMocks
import Testing

/// `01 03 00 00 00 0A C5 CD` and its like are printed in many manuals; the other check sums were made with pymodbus.
@Suite("Faults on a serial line, on the wire")
struct SerialFaultTests {
  /// Reads the first holding register of slave 1.
  private static let reading: [UInt8] = [1, 3, 0, 0, 0, 1, 0x84, 0x0A]
  private static let rightAnswer: [UInt8] = [1, 3, 2, 0, 0, 0xB8, 0x44]
  /// Reads the first input register of slave 1.
  private static let other: [UInt8] = [1, 4, 0, 0, 0, 1, 0x31, 0xCA]
  private static let otherRight: [UInt8] = [1, 4, 2, 0, 0, 0xB9, 0x30]

  @Test("Without faults it answers with the check sum of the specification")
  func faultless() throws {
    let bench = try FaultBench(rtu: true) { $0.holdingRegisters = 10 }
    let master = try bench.master()
    #expect(master.ask(Self.reading, 7) == Self.rightAnswer)
    // Ten registers, as the manuals print it.
    let answer = master.ask([1, 3, 0, 0, 0, 10, 0xC5, 0xCD], 25)
    #expect(answer.prefix(3) == [1, 3, 20] && answer.count == 25)
    for byte in Self.reading { master.send([byte]) }
    #expect(master.receive(7) == Self.rightAnswer)
  }

  @Test(
    "Another slave's request, a spoilt one and a half one get no answer, and the next one does",
    arguments: [
      [2, 3, 0, 0, 0, 1, 0x84, 0x39], [1, 3, 0, 0, 0, 1, 0x84, 0x0B], [1, 3, 0, 0],
    ] as [[UInt8]])
  func ignored(request: [UInt8]) throws {
    let bench = try FaultBench(rtu: true)
    let master = try bench.master()
    master.send(request)
    // Silence ends a half frame; three times what the server needs.
    Thread.sleep(forTimeInterval: 0.03)
    var answer = master.ask(Self.reading, 7)
    // A server that slept through the silence takes both for one spoilt frame; the next request it must answer.
    if answer.isEmpty { answer = master.ask(Self.reading, 7) }
    #expect(answer == Self.rightAnswer)
    #expect(bench.plc.counts.requests == 1)
  }

  @Test("What is sent to everybody is carried out and not answered")
  func broadcast() throws {
    let bench = try FaultBench(rtu: true)
    let master = try bench.master()
    // Slave 0, register 0 = 5.
    master.send([0, 6, 0, 0, 0, 5, 0x48, 0x18])
    #expect(master.ask(Self.reading, 7) == [1, 3, 2, 0, 5, 0x78, 0x47])
  }

  @Test(
    "A fault that spoils the bytes spoils just those",
    arguments: [
      ("NoResponse", []),
      ("Exception", [1, 0x83, 4, 0x40, 0xF3]),
      ("Busy", [1, 0x83, 6, 0xC1, 0x32]),
      ("WrongUnit", [2, 3, 2, 0, 0, 0xFC, 0x44]),
      ("WrongFunction", otherRight),
      ("BadCRC", [1, 3, 2, 0, 0, 0xB8, 0xBB]),
      ("Truncated", [1, 3, 2, 0]),
      ("ExtraData:bytes=2", rightAnswer + [0xA5, 0xA5]),
      ("Duplicate", rightAnswer + rightAnswer),
      ("Delay:time=20ms", rightAnswer),
      ("Jitter:time=20ms", rightAnswer),
      ("Stall:time=20ms", rightAnswer),
    ] as [(String, [UInt8])])
  func spoilt(fault: String, expected: [UInt8]) throws {
    let bench = try FaultBench(fault + (fault.contains(":") ? "," : ":") + "function=3", rtu: true)
    let master = try bench.master()
    master.send(Self.reading)
    #expect(master.receive(expected.count) == expected)
    FaultBench.await { bench.notes.all.count == 1 }
    #expect(master.ask(Self.other, 7) == Self.otherRight)
    #expect(bench.notes.all.map { fault.hasPrefix($0.kind.rawValue) } == [true])
  }

  @Test("A swapped answer reaches the master after it asked something else")
  func swap() throws {
    let bench = try FaultBench("Swap:function=3,time=5s", rtu: true)
    let master = try bench.master()
    master.send(Self.reading)
    FaultBench.await { bench.count(.swap) == 1 }
    #expect(master.ask(Self.other, 14) == Self.otherRight + Self.rightAnswer)
  }

  @Test("A reboot forgets what came meanwhile, and outputs are off")
  func reboot() throws {
    let bench = try FaultBench("Reboot:function=3,time=60ms", rtu: true)
    let master = try bench.master()
    let coilOn: [UInt8] = [1, 5, 0, 0, 0xFF, 0, 0x8C, 0x3A]
    #expect(master.ask(coilOn, 8) == coilOn)
    master.send(Self.reading)
    FaultBench.await { bench.count(.reboot) == 1 }
    #expect(bench.plc.energisedCoils == [])
    master.send(coilOn)
    FaultBench.await {
      master.send(Self.other)
      return master.hasSomething
    }
    #expect(bench.plc.energisedCoils == [])
  }

  @Test("Frozen heartbeats and held outputs are of every wire")
  func states() throws {
    let bench = try FaultBench("FrozenHeartbeat", "HoldsOutputs", rtu: true)
    #expect(bench.notes.all.map(\.kind) == [.frozenHeartbeat, .holdsOutputs])
  }

  @Test("The link is put where it is wanted, replaced when an earlier run left it, and taken away at the end")
  func link() throws {
    let bench = try FaultBench(rtu: true)
    let path = bench.tty
    #expect(throws: FaultyPLCError.self) {
      _ = try FaultyPLC(FaultyPLCLayout(.rtu(link: FileManager.default.temporaryDirectory.path)))
    }
    bench.plc.stop()
    #expect(throws: (any Error).self) { try FileManager.default.destinationOfSymbolicLink(atPath: path) }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/pts/none")
    let again = try FaultyPLC(FaultyPLCLayout(.rtu(link: path)))
    defer { again.stop() }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) != "/dev/pts/none")
  }
}
