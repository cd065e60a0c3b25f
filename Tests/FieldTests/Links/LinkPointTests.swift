import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("A link reads its points wherever the device has them")
struct LinkPointTests {
  /// One eye in each of Modbus' four tables.
  private static var everywhere: LinkSettings {
    var settings = LinkBench.settings
    settings.inputs = [
      0, InputPoint(.coil, 3), InputPoint(.inputRegister, 7, bit: 15),
      InputPoint(.holdingRegister, 8, bit: 0),
    ]
    return settings
  }

  @Test(
    "an eye on a coil or in a register is seen as one on a discrete input is",
    arguments: [[], [0], [1], [2], [3], [0, 3], [0, 1, 2, 3]])
  func everyTable(blocked: [Int]) {
    var bench = LinkBench(Self.everywhere)
    bench.device.change {
      $0.inputsOn = blocked.contains(0) ? [0] : []
      $0.coils[3] = blocked.contains(1)
      $0.inputRegisters = [7: blocked.contains(2) ? 0x8000 : 0x7FFF]
      $0.holdingRegisters = [8: blocked.contains(3) ? 0x0001 : 0xFFFE]
    }
    bench.bringUp()
    let image = bench.takeImages().last
    #expect((0..<4).filter { image?.bits[$0] == true } == blocked)
  }

  @Test(
    "two registers in any of the four orders give the same count",
    arguments: [
      (WordOrder.highFirst, UInt16(0x0A0B), UInt16(0x0C0D)), (.lowFirst, 0x0C0D, 0x0A0B),
      (.highFirstSwapped, 0x0B0A, 0x0D0C), (.lowFirstSwapped, 0x0D0C, 0x0B0A),
    ])
  func orders(order: WordOrder, first: UInt16, second: UInt16) {
    var settings = LinkBench.settings
    settings.encoder = EncoderInput(register: RegisterPoint(.holdingRegister, 40), bits: 32, order: order)
    var bench = LinkBench(settings)
    bench.device.change { $0.holdingRegisters = [40: first, 41: second] }
    bench.bringUp()
    #expect(bench.takeImages().last?.encoderCount == 0x0A0B_0C0D)
  }

  @Test("a heartbeat in a holding register reaches the image")
  func heartbeat() {
    var settings = LinkBench.settings
    settings.theirHeartbeat = RegisterPoint(.holdingRegister, 12)
    var bench = LinkBench(settings)
    bench.device.change { $0.holdingRegisters = [12: 77] }
    bench.bringUp()
    #expect(bench.takeImages().last?.heartbeat == 77)
  }

  // MARK: function 23

  private static var writingAlong: LinkSettings {
    var settings = LinkBench.settings
    settings.encoder = EncoderInput(register: RegisterPoint(.holdingRegister, 40), bits: 16)
    settings.limits.hasFunction23 = true
    return settings
  }

  @Test("a device with function 23 gets our heartbeat with the reading, without an exchange of its own")
  func alongWithReading() {
    var bench = LinkBench(Self.writingAlong)
    bench.device.change { $0.holdingRegisters = [40: 1_234] }
    bench.bringUp()
    bench.run(for: .milliseconds(400))
    let shown = bench.device.log.filter { $0.operation == .readWriteRegisters }
    #expect(shown.count >= 5)
    #expect(zip(shown, shown.dropFirst()).allSatisfy { $1.values[0] == $0.values[0] + 1 })
    #expect(shown.allSatisfy { $0.address == 0 })
    #expect(!bench.device.log.contains { $0.operation == .writeRegister })
    #expect(bench.takeImages().allSatisfy { $0.encoderCount == 1_234 })
  }

  @Test(
    "a device that does not know function 23 is asked once, and gets its heartbeat by itself from then on")
  func unknownFunction() {
    var bench = LinkBench(Self.writingAlong)
    bench.device.change { $0.failures = [(.readWriteRegisters, .exception(.illegalFunction))] }
    bench.bringUp()
    bench.run(for: .milliseconds(400))
    #expect(bench.device.log.count { $0.operation == .readWriteRegisters } == 1)
    #expect(bench.device.log.count { $0.operation == .writeRegister } >= 5)
    #expect(bench.status.latest.errors.exceptions == 1)
    #expect(bench.status.latest.connects == 1)
  }

  // MARK: several rates

  /// Two fast eyes, and two slow ones that are too far away to be read along.
  private static var twoRates: LinkSettings {
    var settings = LinkBench.settings
    settings.inputs = [
      0, 11, InputPoint(.discreteInput, 500, every: .milliseconds(100)),
      InputPoint(.discreteInput, 900, every: .milliseconds(100)),
    ]
    return settings
  }

  @Test("a slow eye is read at its own pace, and each image keeps what it saw last")
  func slowPace() {
    var bench = LinkBench(Self.twoRates)
    bench.device.change { $0.inputsOn = [500] }
    bench.bringUp()
    bench.run(for: .seconds(1))
    let slow = bench.device.log.count { $0.operation == .readDiscreteInputs && $0.address == 500 }
    #expect((9...12).contains(slow))
    let images = bench.takeImages()
    #expect(images.count > 150)
    #expect(images.allSatisfy { $0.bits[2] && !$0.bits[3] })
    bench.device.change { $0.inputsOn = [900] }
    bench.run(for: .milliseconds(120))
    let last = bench.takeImages().last
    #expect(last?.bits[2] == false && last?.bits[3] == true)
  }

  @Test("the first image after a connection has seen every slow eye")
  func firstImage() {
    var bench = LinkBench(Self.twoRates)
    bench.device.change { $0.inputsOn = [0, 500, 900] }
    bench.bringUp()
    _ = bench.takeImages()
    bench.device.change {
      $0.failures = [(.readDiscreteInputs, .closed)]
      $0.inputsOn = [0]
    }
    bench.run(for: .milliseconds(300))
    let first = bench.takeImages().first { $0.isFirstAfterReconnect }
    #expect(first.map { image in (0..<4).filter { image.bits[$0] } } == [0])
  }

  @Test("a poll makes one slow reading at most, however many are due")
  func oneInTurn() {
    var bench = LinkBench(Self.twoRates)
    bench.bringUp()
    bench.run(for: .seconds(1))
    let reads = bench.device.log.filter { $0.operation == .readDiscreteInputs }.map(\.address)
    // The first poll after the connection reads all; from then on a fast one stands between two slow ones.
    let slow = reads.dropFirst(3).map { $0 >= 500 }
    #expect(slow.contains(true))
    #expect(!zip(slow, slow.dropFirst()).contains { $0 && $1 })
  }

  @Test("a slow eye that cannot be read stops the images: the link grows stale, not old in secret")
  func slowFailure() {
    var bench = LinkBench(Self.twoRates)
    bench.bringUp()
    bench.run(for: .milliseconds(50))
    bench.device.change { $0.refused = [(.readDiscreteInputs, 900)] }
    bench.run(for: .milliseconds(150))
    _ = bench.takeImages()
    bench.run(for: .milliseconds(500))
    #expect(bench.takeImages().isEmpty)
    bench.device.change { $0.refused = [] }
    bench.run(for: .milliseconds(50))
    #expect(!bench.takeImages().isEmpty)
  }

  @Test("a poll of many readings delays an order that nobody announced by one exchange, not by the poll")
  func oneExchange() {
    var settings = Self.everywhere
    settings.inputs += [InputPoint(.discreteInput, 900, every: .milliseconds(20))]
    var bench = LinkBench(settings)
    bench.bringUp()
    let exchange = Nanoseconds.milliseconds(2)
    bench.device.change { $0.exchangeTime = exchange }
    bench.run(for: .milliseconds(100))
    // Whoever orders in the middle of a poll is heard after the exchange under way: there is one a turn.
    for _ in 0..<500 {
      let before = bench.device.log.count
      bench.run(for: Nanoseconds(1))
      #expect(bench.device.log.count - before <= 1)
    }
    for n in 0..<200 {
      let asked = bench.now
      _ = bench.order(n.isMultiple(of: 2) ? .fire : .release, rank: 0, at: asked)
      bench.run(for: .microseconds(4_700))
      let outcome = bench.takeOutcomes().first
      #expect(outcome.map { $0.began - asked <= exchange } == true, "order \(n)")
    }
  }
}
