import Glibc
import HubUnits

/// One client, or the one serial line.
final class FaultyConnection {
  /// What goes out, and when.
  struct Outgoing {
    var due: MonotonicInstant
    var bytes: [UInt8]
  }

  /// How the server sees the connection.
  enum Standing {
    case served
    /// HalfOpen: open for the client, forgotten here.
    case forgotten
    /// After a reboot: the next byte is answered with RST.
    case unknown
  }

  let file: CInt
  let name: String
  var cutter: FrameCutter
  var standing = Standing.served
  var lastByteAt = MonotonicInstant.distantPast
  /// Requests that a stall caught, to be answered when it is over.
  var caught: [PLCFrame] = []
  /// The answer that a swap holds back.
  var heldBack: Outgoing?
  private(set) var outgoing: [Outgoing] = []

  init(_ file: CInt, name: String, wire: PLCWire) {
    self.file = file
    self.name = name
    cutter = FrameCutter(wire)
  }

  /// Puts an answer behind those that wait: a slow device answers in order.
  func post(_ bytes: [UInt8], due: MonotonicInstant) {
    outgoing.append(Outgoing(due: max(due, outgoing.last?.due ?? due), bytes: bytes))
    guard let heldBack else { return }
    self.heldBack = nil
    outgoing.append(Outgoing(due: outgoing[outgoing.count - 1].due, bytes: heldBack.bytes))
  }

  func forgetAll() {
    cutter.forget()
    caught.removeAll()
    outgoing.removeAll()
    heldBack = nil
  }

  /// When something is to be sent next.
  var nextDue: MonotonicInstant? { [outgoing.first?.due, heldBack?.due].compactMap { $0 }.min() }

  /// Sends what is due. False when the connection is gone.
  func send(at now: MonotonicInstant) -> Bool {
    if let alone = heldBack, alone.due <= now, outgoing.isEmpty {
      heldBack = nil
      outgoing.append(alone)
    }
    while let first = outgoing.first, first.due <= now {
      // Safe: at most the array's own count is read from it. A broken pipe's signal is ignored by the server.
      let count = unsafe write(file, first.bytes, first.bytes.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno == EAGAIN
      }
      if count < first.bytes.count {
        outgoing[0].bytes.removeFirst(count)
        return true
      }
      outgoing.removeFirst()
    }
    return true
  }

  /// Reads what is there. False when the client is gone.
  func receive(at now: MonotonicInstant) -> Bool {
    var room = [UInt8](repeating: 0, count: 4_096)
    while true {
      // Safe: at most the array's own count is read into it.
      let count = unsafe room.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
      if count > 0 {
        cutter.take(room.prefix(count))
        lastByteAt = now
        if count < room.count { return true }
        continue
      }
      if count == 0 { return false }
      if errno == EINTR { continue }
      return errno == EAGAIN
    }
  }
}
