import Foundation
import Glibc
import Testing

@testable import HubModbus

@Suite("What comes on a connection is cut into messages, or given up")
struct ModbusInboxTests {
  /// Two ends of a connection: what a test sends, and what the inbox receives from.
  private struct Wire: ~Copyable {
    private var ends: [Int32] = [-1, -1]

    init() {
      // Safety: two numbers into an array of two.
      let status = unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
      precondition(status == 0, "no pair of sockets")
    }

    deinit {
      for end in ends where end >= 0 { close(end) }
    }

    func send(_ bytes: [UInt8], to inbox: inout ModbusInbox) -> Int32 {
      // Safety: as many bytes as the array has.
      let sent = unsafe Glibc.send(ends[0], bytes, bytes.count, 0)
      precondition(sent == bytes.count, "not sent")
      return inbox.receive(from: ends[1])
    }

    mutating func hangUp() {
      close(ends[0])
      ends[0] = -1
    }

    func receive(into inbox: inout ModbusInbox) -> Int32 { inbox.receive(from: ends[1]) }
  }

  /// The answer to a reading of one register: eleven bytes.
  private static func answer(_ number: UInt8) -> [UInt8] { [0, number, 0, 0, 0, 5, 1, 4, 2, 0, number] }

  @Test("a message that comes byte by byte is none until its last byte")
  func byteByByte() {
    let wire = Wire()
    var inbox = ModbusInbox()
    for byte in Self.answer(7) {
      #expect(inbox.next == .notYet)
      #expect(wire.send([byte], to: &inbox) == 0)
    }
    #expect(inbox.next == .message(length: 11))
    #expect(inbox.transaction == 7)
    inbox.take(11)
    #expect(inbox.isEmpty)
    #expect(inbox.isInStep)
  }

  @Test("messages that come together are taken one by one, and the begin of the next is kept")
  func together() {
    let wire = Wire()
    var inbox = ModbusInbox()
    let exception: [UInt8] = [0, 9, 0, 0, 0, 3, 1, 0x84, 2]
    #expect(wire.send(Self.answer(8) + exception + Self.answer(10).prefix(6), to: &inbox) == 0)
    #expect(inbox.next == .message(length: 11))
    inbox.take(11)
    #expect(inbox.isInStep)
    #expect(inbox.next == .message(length: 9))
    #expect(inbox.transaction == 9)
    inbox.take(9)
    #expect(inbox.isInStep)
    #expect(inbox.next == .notYet)
    #expect(wire.send(Array(Self.answer(10).dropFirst(6)), to: &inbox) == 0)
    #expect(inbox.next == .message(length: 11))
    #expect(inbox.transaction == 10)
  }

  @Test("a few bytes behind an answer are the rest of another one that filled it up", arguments: 1...5)
  func rest(count: Int) {
    let wire = Wire()
    var inbox = ModbusInbox()
    #expect(wire.send(Self.answer(8) + Self.answer(9).prefix(count), to: &inbox) == 0)
    inbox.take(11)
    #expect(!inbox.isInStep)
  }

  @Test("what can be no message is told at the first byte that shows it")
  func senseless() {
    let heads: [([UInt8], String)] = [
      ([0, 1, 1], "protocol"), ([0, 1, 0, 1], "protocol"), ([0, 1, 0, 0, 1], "longer than any message"),
      ([0, 1, 0, 0, 0, 2], "shorter than any message"),
      ([0, 1, 0, 0, 0, 6, 1, 4, 2], "the head says one byte more than the function"),
      ([0, 1, 0, 0, 0, 4, 1, 4, 2], "the head says one byte less than the function"),
      ([0, 1, 0, 0, 0, 4, 1, 0x84, 2], "an exception has three"), ([0, 1, 0, 0, 0, 5, 1, 99, 2], "function"),
    ]
    for (head, what) in heads {
      let wire = Wire()
      var inbox = ModbusInbox()
      #expect(wire.send(Array(head.dropLast()), to: &inbox) == 0)
      #expect(inbox.next == .notYet, "\(what)")
      #expect(wire.send([head[head.count - 1]], to: &inbox) == 0)
      #expect(inbox.next == .senseless, "\(what)")
    }
  }

  @Test("the longest answers, more than there is room for, are taken as they are taken out")
  func longest() {
    let wire = Wire()
    var inbox = ModbusInbox()
    // 125 registers: 253 bytes behind the head.
    let long = [0, 1, 0, 0, 0, 253, 1, 3, 250] + [UInt8](repeating: 42, count: 250)
    #expect(wire.send(long + long + long + long + long, to: &inbox) == 0)
    for _ in 0..<5 {
      if inbox.next == .notYet { #expect(wire.receive(into: &inbox) == 0) }
      #expect(inbox.next == .message(length: 259))
      inbox.take(259)
    }
    #expect(inbox.isEmpty)
  }

  @Test("nothing there is told as such, and so is a device that has closed")
  func nothing() {
    var wire = Wire()
    var inbox = ModbusInbox()
    #expect(wire.receive(into: &inbox) == EAGAIN)
    wire.hangUp()
    #expect(wire.receive(into: &inbox) == ECONNRESET)
  }
}
