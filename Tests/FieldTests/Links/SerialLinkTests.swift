import Foundation
import HubModbus
import HubRealtime
import HubUnits
import Synchronization
import Testing

@Suite("Slaves on a serial line, over a pty")
struct SerialLinkTests {
  private static let settings = SerialLineSettings(speed: 115_200, format: .eightEven)

  private func link(
    _ slaves: SerialSlaves, unit: UInt8 = 1, timeout: Nanoseconds = .seconds(5),
    on line: ModbusSerialLine? = nil
  ) -> ModbusLink {
    ModbusLink(
      to: ModbusEndpoint(.rtu(device: slaves.device, Self.settings), unit: unit, timeout: timeout), on: line)
  }

  private static func pair(from first: Int, of link: inout ModbusLink) throws(ModbusError) -> [UInt16] {
    var values: [UInt16] = [0, 0]
    var room = values.mutableSpan
    try link.readInputRegisters(from: UInt16(first), count: 2, into: &room)
    return values
  }

  private static func right(unit: UInt8 = 1, _ first: Int) -> [UInt16] {
    [
      SerialSlaves.value(unit: unit, first: first, 0), SerialSlaves.value(unit: unit, first: first, 1),
    ]
  }

  @Test("readings and writes go over the line with their check sums, each to its slave")
  func exchanges() throws {
    let seen = Mutex<[[UInt8]]>([])
    let slaves = try SerialSlaves { request in
      seen.withLock { $0.append(request) }
      return .init(bytes: SerialSlaves.right(request))
    }
    defer { slaves.stop() }
    let line = ModbusSerialLine(device: slaves.device, Self.settings)
    var first = link(slaves, unit: 1, on: line)
    var second = link(slaves, unit: 2, on: line)
    try first.connect()
    try second.connect()
    let one = try Self.pair(from: 7, of: &first)
    let other = try Self.pair(from: 7, of: &second)
    #expect(one == Self.right(unit: 1, 7))
    #expect(other == Self.right(unit: 2, 7))
    try first.writeCoil(3, true)
    let safe: [UInt8] = [1, 0, 1]
    try second.writeCoils(from: 20, safe.span)
    #expect(
      seen.withLock { $0.suffix(2) } == [[1, 5, 0, 3, 0xFF, 0], [2, 15, 0, 20, 0, 3, 1, 0b101]])
  }

  @Test("noise, bad check sums, other slaves', late, doubled and cut answers are never taken for the answer")
  func neverWrong() throws {
    let timeout = Nanoseconds.milliseconds(100)
    let count = Atomic<Int>(0)
    let slaves = try SerialSlaves { request in
      let own = SerialSlaves.right(request)
      let n = count.add(1, ordering: .sequentiallyConsistent).newValue
      // Every ninth question meets something else; between them all is well.
      guard n % 9 == 0 else { return .init(bytes: own) }
      switch n / 9 % 8 {
      case 0: return .init(bytes: [0xFF, 0x00, 0x13] + own)
      case 1: return .init(bytes: own + [0x55, 0xAA])
      case 2: return .init(bytes: own.dropLast() + [own.last! ^ 0x10])
      case 3: return .init(bytes: SerialSlaves.right([2] + request.dropFirst()) + own)
      case 4: return .init(bytes: own, after: timeout * 5 / 4)
      case 5: return .init(bytes: own + own)
      case 6: return .init(bytes: Array(own.dropLast(3)))
      default: return .init(bytes: SerialSlaves.right([2] + request.dropFirst()))
      }
    }
    defer { slaves.stop() }
    var link = link(slaves, timeout: timeout)
    try link.connect()
    var answered = 0
    var failed = 0
    for exchange in 0..<300 {
      if !link.isConnected { try link.connect() }
      do throws(ModbusError) {
        let values = try Self.pair(from: exchange, of: &link)
        #expect(values == Self.right(exchange))
        answered += 1
      } catch {
        #expect(error.kind == .timeout || error.kind == .invalidAnswer, "\(error)")
        failed += 1
      }
    }
    // Of eight kinds five leave a question without an answer; the others only leave bytes behind.
    #expect(failed >= 12 && answered > 240, "\(answered) answered, \(failed) failed")
    #expect(link.strayAnswers >= 8)
  }

  @Test("a bad check sum costs one reading, two in a row cost the link, and a write costs it at once")
  func badCheckSums() throws {
    let slaves = try SerialSlaves { request in
      let own = SerialSlaves.right(request)
      return .init(bytes: own.dropLast() + [own.last! ^ 1])
    }
    defer { slaves.stop() }
    var link = link(slaves)
    try link.connect()
    var isUp: [Bool] = []
    for _ in 0..<2 {
      var kind: ModbusError.Kind?
      do throws(ModbusError) { _ = try Self.pair(from: 0, of: &link) } catch { kind = error.kind }
      #expect(kind == .invalidAnswer)
      isUp.append(link.isConnected)
    }
    #expect(isUp == [true, false])
    try link.connect()
    #expect(throws: ModbusError.self) { try link.writeCoil(0, true) }
    let isUpAfterWrite = link.isConnected
    #expect(!isUpAfterWrite)
  }

  @Test("what was said while nobody asked is thrown away before the next question")
  func babble() throws {
    let slaves = try SerialSlaves { .init(bytes: SerialSlaves.right($0)) }
    defer { slaves.stop() }
    var link = link(slaves)
    try link.connect()
    for exchange in 0..<10 {
      // The answer to the question before, once more: right in everything but the time.
      slaves.babble(SerialSlaves.right([1, 4, 0, UInt8(exchange + 100), 0, 2]))
      let values = try Self.pair(from: exchange, of: &link)
      #expect(values == Self.right(exchange))
    }
    #expect(link.strayAnswers == 10)
  }

  @Test("slaves of one line take turns, and a silent one starves nobody")
  func turns() throws {
    let log = Mutex<[UInt8]>([])
    let slaves = try SerialSlaves { request in
      log.withLock { $0.append(request[0]) }
      return .init(bytes: request[0] == 3 ? [] : SerialSlaves.right(request))
    }
    defer { slaves.stop() }
    let line = ModbusSerialLine(device: slaves.device, Self.settings)
    let wrong = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    for unit in UInt8(1)...3 {
      Thread.detachNewThread {
        var link = ModbusLink(
          to: ModbusEndpoint(
            .rtu(device: line.device, Self.settings), unit: unit,
            timeout: unit == 3 ? .milliseconds(30) : .seconds(5)), on: line)
        for exchange in 0..<(unit == 3 ? 6 : 60) {
          do throws(ModbusError) {
            if !link.isConnected { try link.connect() }
            let values = try Self.pair(from: exchange, of: &link)
            if values != Self.right(unit: unit, exchange) { wrong.add(1, ordering: .sequentiallyConsistent) }
          } catch {
            if unit != 3 { wrong.add(1, ordering: .sequentiallyConsistent) }
          }
        }
        done.add(1, ordering: .sequentiallyConsistent)
      }
    }
    try awaiting("all three done") { done.load(ordering: .sequentiallyConsistent) == 3 }
    #expect(wrong.load(ordering: .sequentiallyConsistent) == 0)
    let order = log.withLock { $0 }
    let end = try #require(
      order.indices.first { n in (UInt8(1)...2).contains { u in order[...n].filter { $0 == u }.count == 60 } }
    )
    for unit in UInt8(1)...2 {
      #expect(order[...end].filter { $0 == unit }.count >= 30, "unit \(unit) was starved")
    }
  }

  @Test("a port that is not there is a matter of wiring")
  func noPort() throws {
    var link = ModbusLink(
      to: ModbusEndpoint(
        .rtu(device: "/dev/serial/by-id/none-of-this-name", Self.settings), unit: 1, timeout: .seconds(1)))
    var caught: ModbusError?
    do throws(ModbusError) { try link.connect() } catch { caught = error }
    #expect(caught?.kind == .noPort)
    #expect("\(caught!)".hasPrefix("wiring: the serial port is not there"))
  }

  @Test("a line has one master: a second one is refused the port")
  func oneMaster() throws {
    let slaves = try SerialSlaves { .init(bytes: SerialSlaves.right($0)) }
    defer { slaves.stop() }
    var ours = link(slaves)
    try ours.connect()
    var theirs = link(slaves)
    var kind: ModbusError.Kind?
    do throws(ModbusError) { try theirs.connect() } catch { kind = error.kind }
    #expect(kind == .portTaken)
    let values = try Self.pair(from: 1, of: &ours)
    #expect(values == Self.right(1))
  }
}
