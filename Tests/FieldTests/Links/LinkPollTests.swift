import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("A link thread reads everything at its pace")
struct LinkPollTests {
  @Test("an image holds each input at its rank, the encoder and the device's heartbeat")
  func imageContents() {
    var bench = LinkBench()
    bench.device.change {
      $0.inputsOn = [11]
      $0.inputRegisters = [0: 40_000, 1: 7]
    }
    bench.bringUp()
    let images = bench.takeImages()
    #expect(images.count >= 3)
    for image in images {
      #expect(image.link == LinkIndex(0))
      #expect(!image.bits[0])
      #expect(image.bits[1])
      #expect(image.encoderCount == 40_000)
      #expect(image.heartbeat == 7)
    }
  }

  @Test("an encoder of 32 bits is read high word first")
  func wideEncoder() {
    var settings = LinkBench.settings
    settings.encoder = EncoderInput(register: 20, bits: 32)
    var bench = LinkBench(settings)
    bench.device.change { $0.inputRegisters = [20: 0x0012, 21: 0x3456] }
    bench.bringUp()
    #expect(bench.takeImages().last?.encoderCount == 0x0012_3456)
  }

  @Test("an image is stamped in the middle of its exchanges")
  func stamp() {
    var bench = LinkBench()
    bench.bringUp()
    let reads = bench.device.log.filter {
      $0.operation == .readDiscreteInputs || $0.operation == .readInputRegisters
    }
    let images = bench.takeImages()
    // Two exchanges of 200 µs: the middle is where the second begins.
    for (n, image) in images.enumerated() { #expect(image.taken == reads[2 * n + 1].at) }
  }

  @Test("polls keep their pace, and periods that have passed are left out")
  func pace() {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.takeImages()
    bench.run(for: .seconds(1))
    #expect((198...202).contains(bench.takeImages().count))
    bench.device.change { $0.exchangeTime = .milliseconds(40) }
    bench.run(for: .milliseconds(200))
    bench.device.change { $0.exchangeTime = .microseconds(200) }
    _ = bench.takeImages()
    bench.run(for: .milliseconds(50))
    #expect(bench.takeImages().count <= 12, "no burst makes up for what was missed")
    #expect(bench.status.latest.latePolls > 0)
  }

  @Test("an answer that took long once does not make the link wait for its next order without polling")
  func longOnce() {
    var bench = LinkBench()
    bench.bringUp()
    bench.device.change { $0.exchangeTime = .milliseconds(60) }
    bench.run(for: .milliseconds(70))
    bench.device.change { $0.exchangeTime = .microseconds(200) }
    bench.run(for: .milliseconds(1))
    _ = bench.takeImages()
    // As near as an exchange is thought to take.
    _ = bench.order(.fire, rank: 0, at: bench.now + .milliseconds(45))
    bench.run(for: .milliseconds(40))
    #expect(bench.takeImages().count >= 7)
  }

  @Test("on a wire where a heartbeat takes longer than the next is away, inputs are read all the same")
  func slowWire() {
    var bench = LinkBench()
    bench.bringUp()
    bench.device.change { $0.exchangeTime = .milliseconds(25) }
    bench.run(for: .milliseconds(100))
    _ = bench.takeImages()
    bench.run(for: .seconds(1))
    // Two readings and a heartbeat each.
    #expect((12...14).contains(bench.takeImages().count))
  }

  @Test("our heartbeat is shown each time the core changes it")
  func heartbeat() {
    var bench = LinkBench()
    bench.bringUp()
    bench.run(for: .milliseconds(400))
    let shown = bench.device.log.filter { $0.operation == .writeRegister }
    let values = shown.map { $0.values[0] }
    #expect(values.count >= 5)
    #expect(zip(values, values.dropFirst()).allSatisfy { $1 == $0 + 1 })
    #expect(shown.allSatisfy { $0.address == 0 })
  }

  @Test("a device that answers with an exception stays connected and is asked again")
  func exceptionWhilePolling() {
    var bench = LinkBench()
    bench.bringUp()
    bench.device.change { $0.failures = [(.readInputRegisters, .exception(.deviceBusy))] }
    _ = bench.takeImages()
    bench.run(for: .milliseconds(50))
    #expect(bench.takeImages().count >= 8)
    #expect(bench.status.latest.connects == 1)
    #expect(bench.status.latest.errors.exceptions == 1)
  }

  @Test("an answer that makes no sense costs the connection")
  func invalidAnswer() {
    var bench = LinkBench()
    bench.bringUp()
    bench.device.change { $0.failures = [(.readDiscreteInputs, .invalidAnswer)] }
    bench.run(for: .milliseconds(300))
    #expect(bench.status.latest.connects == 2)
    #expect(bench.status.latest.errors.wrongAnswers == 1)
  }

  @Test("a reading that was not answered, on a connection that can be used on, costs no order")
  func oneUnanswered() {
    var bench = LinkBench()
    bench.bringUp()
    bench.device.change {
      $0.failures = [(.readDiscreteInputs, .timeout)]
      $0.staysUp = true
      $0.strayAnswers = 7
    }
    let order = bench.order(.fire, rank: 0, at: bench.now + .milliseconds(40))
    bench.run(for: .milliseconds(200))
    let outcome = bench.takeOutcomes().first
    #expect(outcome?.number == order)
    #expect(outcome?.result == .written)
    #expect(bench.status.latest.connects == 1)
    #expect(bench.status.latest.errors.timeouts == 1)
    #expect(bench.status.latest.errors.strayAnswers == 7)
  }

  @Test(
    "ranges cover every address in the fewest requests",
    arguments: [
      ([0, 1, 2], [AddressRange(first: 0, count: 3)]),
      ([7, 3, 7], [AddressRange(first: 3, count: 5)]),
      ([0, 64], [AddressRange(first: 0, count: 65)]),
      ([0, 66], [AddressRange(first: 0, count: 1), AddressRange(first: 66, count: 1)]),
      ([65_535], [AddressRange(first: 65_535, count: 1)]),
      ([], []),
    ] as [([UInt16], [AddressRange])])
  func ranges(addresses: [UInt16], expected: [AddressRange]) {
    #expect(AddressRange.covering(addresses, longest: 2_000, longestGap: 64) == expected)
  }

  @Test("no request asks for more than the protocol allows")
  func longRanges() {
    let ranges = AddressRange.covering(Array(0..<4_500), longest: 2_000, longestGap: 64)
    #expect(ranges.map(\.count) == [2_000, 2_000, 500])
  }
}
