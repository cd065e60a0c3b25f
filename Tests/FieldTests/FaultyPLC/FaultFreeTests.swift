import HubMocks
import HubUnits
import Testing

/// Bytes from the examples of the Modbus Application Protocol 1.1b3, section 6, and Messaging on TCP/IP 1.0b.
@Suite("The fault server without faults, on the wire")
struct FaultFreeTests {
  @Test("Each function reads or writes, and answers as the specification prints it")
  func functions() throws {
    let bench = try FaultBench()
    let client = try bench.client()
    bench.plc.show(input: 1, true)
    bench.plc.show(input: 7, true)
    let talks: [(asked: [UInt8], answered: [UInt8])] = [
      // Write coil 2, coils 4 to 6, register 1, registers 2 and 3.
      ([0, 1, 0, 0, 0, 6, 1, 5, 0, 2, 0xFF, 0], [0, 1, 0, 0, 0, 6, 1, 5, 0, 2, 0xFF, 0]),
      ([0, 2, 0, 0, 0, 8, 1, 15, 0, 4, 0, 3, 1, 0b101], [0, 2, 0, 0, 0, 6, 1, 15, 0, 4, 0, 3]),
      ([0, 3, 0, 0, 0, 6, 1, 6, 0, 1, 0x12, 0x34], [0, 3, 0, 0, 0, 6, 1, 6, 0, 1, 0x12, 0x34]),
      (
        [0, 4, 0, 0, 0, 11, 1, 16, 0, 2, 0, 2, 4, 0xAB, 0xCD, 0, 7],
        [0, 4, 0, 0, 0, 6, 1, 16, 0, 2, 0, 2]
      ),
      // Read them back: coils 2, 4 and 6; inputs 1 and 7; registers 0 to 3.
      ([0, 5, 0, 0, 0, 6, 1, 1, 0, 0, 0, 8], [0, 5, 0, 0, 0, 4, 1, 1, 1, 0b101_0100]),
      ([0, 6, 0, 0, 0, 6, 1, 2, 0, 0, 0, 8], [0, 6, 0, 0, 0, 4, 1, 2, 1, 0b1000_0010]),
      (
        [0, 7, 0, 0, 0, 6, 1, 3, 0, 0, 0, 4],
        [0, 7, 0, 0, 0, 11, 1, 3, 8, 0, 0, 0x12, 0x34, 0xAB, 0xCD, 0, 7]
      ),
      ([0, 8, 0, 0, 0, 6, 1, 4, 0, 1, 0, 1], [0, 8, 0, 0, 0, 5, 1, 4, 2, 0, 0]),
      // Write register 0 and read 0 and 1: what is written is written first.
      (
        [0, 9, 0, 0, 0, 13, 1, 23, 0, 0, 0, 2, 0, 0, 0, 1, 2, 0x55, 0xAA],
        [0, 9, 0, 0, 0, 7, 1, 23, 4, 0x55, 0xAA, 0x12, 0x34]
      ),
    ]
    for talk in talks { #expect(client.ask(talk.asked, talk.answered.count) == talk.answered) }
    #expect(bench.plc.energisedCoils == [2, 4, 6])
    #expect(bench.plc.counts.requests == talks.count && bench.plc.counts.answers == talks.count)
    #expect(bench.notes.all.isEmpty)
  }

  @Test(
    "What cannot be is refused with the exception the specification names",
    arguments: [
      ([0, 1, 0, 0, 0, 2, 1, 0x41], 0x41, 1),  // a function it does not have
      ([0, 1, 0, 0, 0, 6, 1, 3, 0, 3, 0, 2], 3, 2),  // registers 3 and 4 of 0 to 3
      ([0, 1, 0, 0, 0, 6, 1, 5, 0, 8, 0xFF, 0], 5, 2),  // coil 8 of 0 to 7
      ([0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 0], 3, 3),  // no register
      ([0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 126], 3, 3),  // more than a frame holds
      ([0, 1, 0, 0, 0, 6, 1, 5, 0, 0, 0x12, 0], 5, 3),  // neither on nor off
      ([0, 1, 0, 0, 0, 6, 9, 3, 0, 0, 0, 1], 3, 11),  // another unit
    ] as [([UInt8], UInt8, UInt8)])
  func refusals(asked: [UInt8], function: UInt8, exception: UInt8) throws {
    let bench = try FaultBench()
    let answered = try bench.client().ask(asked, 9)
    #expect(answered == [0, 1, 0, 0, 0, 3, asked[6], function | 0x80, exception])
  }

  @Test("Requests that come byte by byte, or three at once, are answered one by one")
  func framing() throws {
    let bench = try FaultBench()
    let client = try bench.client()
    let request: [UInt8] = [0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 1]
    for byte in request { client.send([byte]) }
    #expect(client.receive(11) == [0, 1, 0, 0, 0, 5, 1, 3, 2, 0, 0])
    #expect(client.ask(request + request + request, 33).count == 33)
  }

  @Test("What is no Modbus ends the connection")
  func nonsense() throws {
    let client = try FaultBench().client()
    client.send(Array("GET / HTTP/1.1\r\n\r\n".utf8))
    #expect(client.ending() != .open)
  }

  @Test("Coils are let go when the daemon's heartbeat stands still, and stay off until it moves again")
  func release() throws {
    let bench = try FaultBench {
      $0.watchedRegister = 0
      $0.releasedAfter = .milliseconds(60)
    }
    let client = try bench.client()
    let coilOn: [UInt8] = [0, 1, 0, 0, 0, 6, 1, 5, 0, 2, 0xFF, 0]
    // No heartbeat yet: the coil is taken and let go.
    #expect(client.ask(coilOn, 12) == coilOn)
    FaultBench.await { bench.plc.counts.releases == 1 && bench.plc.energisedCoils == [] }
    #expect(bench.plc.energisedCoils == [])
    let beat: [UInt8] = [0, 1, 0, 0, 0, 6, 1, 6, 0, 0, 0, 1]
    #expect(client.ask(beat + coilOn, 24) == beat + coilOn)
    // On a busy machine the beat may be over before the coil is taken; then that is let go once more.
    FaultBench.await { bench.plc.counts.releases >= 2 && bench.plc.energisedCoils == [] }
    #expect(bench.plc.energisedCoils == [])
  }
}
