import Glibc

/// What has come from a device and was not taken yet: on TCP message after message, the last perhaps not whole.
///
/// A message ends where its head says. Its function says it too, and both must mean the same: one cut short would
/// otherwise be filled up with the begin of the next.
///
/// **Shape**: room for four of the longest messages: an answer, and late ones before it.
/// **Source**: Modbus TCP messaging guide 1.0b, 3.1.3; Modbus application protocol 1.1b3, section 6.
struct ModbusInbox: Sendable {
  enum Next: Equatable {
    /// More must come first.
    case notYet
    /// So many bytes from `first` on.
    case message(length: Int)
    /// It is no message, and what comes behind it cannot be told from its rest.
    case senseless
  }

  var bytes = [UInt8](repeating: 0, count: 4 * ModbusRequest.longest)
  /// Where what was not taken begins.
  private(set) var first = 0
  private var end = 0

  var isEmpty: Bool { first == end }

  mutating func forget() { (first, end) = (0, 0) }

  /// Takes what the socket has by now, as far as there is room.
  ///
  /// - Returns: 0, or an errno value; EAGAIN when nothing has come.
  mutating func receive(from socket: Int32) -> Int32 {
    makeRoom()
    // Safety: no further than the array's end.
    let got = unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe recv(socket, bytes.baseAddress! + end, bytes.count - end, Int32(MSG_DONTWAIT))
    }
    if got < 0 { return errno }
    // The device has closed. As libmodbus names it.
    if got == 0 { return ECONNRESET }
    end += got
    return 0
  }

  private mutating func makeRoom() {
    guard first > 0 else { return }
    for n in first..<end { bytes[n - first] = bytes[n] }
    (first, end) = (0, end - first)
  }

  /// What begins at `first`.
  var next: Next {
    guard isHead else { return .senseless }
    guard end - first > ModbusRequest.head + 2 else { return .notYet }
    let length = Int(number(at: 4))
    guard length == lengthByFunction else { return .senseless }
    return end - first >= ModbusRequest.head + length
      ? .message(length: ModbusRequest.head + length) : .notYet
  }

  /// Whether what is there of a head can be one: protocol 0, and a length that a message may have.
  private var isHead: Bool {
    let there = end - first
    for n in 2..<max(2, min(there, 5)) where bytes[first + n] != 0 { return false }
    // The shortest is an exception: unit, function, code.
    return there <= 5 || bytes[first + 5] >= 3
  }

  /// Whether what begins at `first` can stand behind an answer: nothing, or a message with its head. A few bytes more are
  /// the rest of one whose begin filled up an answer cut short.
  var isInStep: Bool { isEmpty || end - first >= ModbusRequest.head && next != .senseless }

  /// What a message has from its unit on, as its function and the byte behind it say; 0 for one that nobody asks for.
  private var lengthByFunction: Int {
    let function = bytes[first + ModbusRequest.head + 1]
    switch function {
    case 1...4, 23: return 3 + Int(bytes[first + ModbusRequest.head + 2])
    case 5, 6, 15, 16: return 6
    default: return function & 0x80 != 0 ? 3 : 0
    }
  }

  /// The message's number in a head.
  var transaction: UInt16 { number(at: 0) }

  private func number(at place: Int) -> UInt16 {
    UInt16(bytes[first + place]) << 8 | UInt16(bytes[first + place + 1])
  }

  /// The message is done with; its bytes stay where they are until more come.
  mutating func take(_ length: Int) { first += length }
}
