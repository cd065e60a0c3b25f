import CModbus
import Glibc
import HubUnits

// One question and its own answer; answers to other questions are thrown away and counted.
//
// ```
// send -> wait -> nothing until the deadline          -> timeout
//           ^     a message -> another's number       -> counted, wait on
//           |_______________________________/
//                           -> our number, all right  -> the answer
//                           -> anything else          -> the connection goes
// ```

extension ModbusLink {
  /// Sends `request` and receives its answer into `inbox`.
  ///
  /// Three system calls: send, wait, receive. libmodbus looks at a message in three parts, each waited for and received
  /// by itself, which cost more than all the rest of a poll (docs/performance.md).
  ///
  /// - Returns: where the answer's unit stands in `inbox`.
  mutating func exchange() throws(ModbusError) -> Int {
    if let line { return try exchange(on: line) }
    guard let context = unsafe context else { throw request.error(.notConnected, rawErrno: ENOTCONN) }
    let socket = unsafe modbus_get_socket(context)
    transaction &+= 1
    request.number(transaction)
    let deadline = Self.now() + endpoint.timeout
    try send(on: socket)
    while true {
      switch inbox.next {
      case .senseless: throw abandon(.invalidAnswer, EBADMSG)
      case .notYet:
        try waitForMore(on: socket, until: deadline)
        try receive(on: socket)
      case .message(let length) where inbox.transaction != transaction:
        strayAnswers += 1
        inbox.take(length)
        // However many there are.
        guard Self.now() < deadline else { throw abandon(.timeout, ETIMEDOUT) }
      case .message(let length): return try judge(length)
      }
    }
  }

  private mutating func judge(_ length: Int) throws(ModbusError) -> Int {
    let unit = inbox.first + ModbusRequest.head
    let verdict = request.verdict(of: inbox.bytes, from: unit, to: inbox.first + length)
    inbox.take(length)
    guard verdict != .wrong, inbox.isInStep else { throw abandon(.invalidAnswer, EBADMSG) }
    isOneUnanswered = false
    if case .exception(let exception) = verdict {
      throw request.error(.exception(exception), rawErrno: Int32(MODBUS_ENOBASE) + Int32(exception.rawValue))
    }
    return unit
  }

  /// The raw request of libmodbus 3.1.6 always bears the number 0 (modbus.c, `modbus_send_raw_request`), so the
  /// bytes are sent here.
  private mutating func send(on socket: Int32) throws(ModbusError) {
    // A question that only asks does no harm later.
    guard !request.isWrite || hasCarrier(socket) else { throw abandon(.unreachable, ENETDOWN) }
    // Safety: `length` bytes of an array of 260.
    let sent = unsafe Glibc.send(socket, request.bytes, request.length, Int32(MSG_NOSIGNAL))
    guard sent == request.length else {
      let rawErrno = sent < 0 ? errno : EAGAIN
      throw abandon(ModbusError.Kind(rawErrno: rawErrno), rawErrno)
    }
  }

  /// Waits until bytes have come. None in time leaves nothing half read, so the link may be used on; a message that stops
  /// half-way costs the connection.
  private mutating func waitForMore(on socket: Int32, until deadline: MonotonicInstant)
    throws(ModbusError)
  {
    var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    while true {
      let left = max(0, (deadline - Self.now()).count)
      let isLast = left <= Self.longestLook.count
      // Up to a millisecond late rather than awake too early. Safety: one structure of our own.
      let ready = unsafe poll(
        &waiting, 1, Int32(clamping: (min(left, Self.longestLook.count) + 999_999) / 1_000_000))
      if ready > 0 { return }
      guard ready == 0 else {
        if errno == EINTR { continue }
        throw abandon(ModbusError.Kind(rawErrno: errno), errno)
      }
      guard hasCarrier(socket) else { throw abandon(.unreachable, ENETDOWN) }
      guard isLast else { continue }
      // What the device was told to do it may still do, and late is wrong: see `abandon`.
      guard !request.isWrite, !isOneUnanswered, inbox.isEmpty else { throw abandon(.timeout, ETIMEDOUT) }
      isOneUnanswered = true
      throw request.error(.timeout, rawErrno: ETIMEDOUT)
    }
  }

  /// Whether the cable is in; where that cannot be told, it is.
  private mutating func hasCarrier(_ socket: Int32) -> Bool { carrier?.isThere(socket) ?? true }

  /// How long an answer is awaited before the cable is looked at. **Source**: the kernel sends again what was not
  /// acknowledged after 200 ms at the earliest (TCP_RTO_MIN), and without a cable that would be kept for later.
  private static var longestLook: Nanoseconds { .milliseconds(100) }

  private mutating func receive(on socket: Int32) throws(ModbusError) {
    let rawErrno = inbox.receive(from: socket)
    // Woken for nothing: waited for again.
    guard rawErrno == 0 || rawErrno == EAGAIN || rawErrno == EINTR else {
      throw abandon(ModbusError.Kind(rawErrno: rawErrno), rawErrno)
    }
  }

  /// Ends a connection that cannot be trusted any more.
  private mutating func abandon(_ kind: ModbusError.Kind, _ rawErrno: Int32) -> ModbusError {
    // A refused address is only told by `connect`.
    let error = request.error(kind == .badAddress ? .system : kind, rawErrno: rawErrno)
    reset()
    return error
  }

  static func now() -> MonotonicInstant {
    var time = timespec()
    // Safety: a local of the size the kernel fills.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
