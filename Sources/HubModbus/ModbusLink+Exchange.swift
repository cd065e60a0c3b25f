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
  /// Sends `request` and receives its answer into `answer`.
  ///
  /// - Returns: where the answer's unit stands in `answer`.
  mutating func exchange() throws(ModbusError) -> Int {
    if let line { return try exchange(on: line) }
    guard let context = unsafe context else { throw request.error(.notConnected, rawErrno: ENOTCONN) }
    let socket = unsafe modbus_get_socket(context)
    transaction &+= 1
    request.number(transaction)
    let deadline = Self.now() + endpoint.timeout
    try send(on: socket)
    while true {
      try waitForMessage(on: socket, until: deadline)
      let length = unsafe try receive(context, until: deadline)
      guard isWhole(length) else { throw abandon(.invalidAnswer, EBADMSG) }
      guard number(at: 0) == transaction else {
        strayAnswers += 1
        continue
      }
      return try judge(length, on: socket)
    }
  }

  private mutating func judge(_ length: Int, on socket: Int32) throws(ModbusError) -> Int {
    let verdict = request.verdict(of: answer, from: ModbusRequest.head, to: length)
    guard verdict != .wrong, isInStep(socket) else { throw abandon(.invalidAnswer, EBADMSG) }
    isOneUnanswered = false
    if case .exception(let exception) = verdict {
      throw request.error(.exception(exception), rawErrno: Int32(MODBUS_ENOBASE) + Int32(exception.rawValue))
    }
    return ModbusRequest.head
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

  /// Waits until bytes have come. None in time leaves nothing half read, so the link may be used on.
  private mutating func waitForMessage(on socket: Int32, until deadline: MonotonicInstant)
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
      guard !request.isWrite, !isOneUnanswered else { throw abandon(.timeout, ETIMEDOUT) }
      isOneUnanswered = true
      throw request.error(.timeout, rawErrno: ETIMEDOUT)
    }
  }

  /// Whether the cable is in; where that cannot be told, it is.
  private mutating func hasCarrier(_ socket: Int32) -> Bool { carrier?.isThere(socket) ?? true }

  /// How long an answer is awaited before the cable is looked at. **Source**: the kernel sends again what was not
  /// acknowledged after 200 ms at the earliest (TCP_RTO_MIN), and without a cable that would be kept for later.
  private static var longestLook: Nanoseconds { .milliseconds(100) }

  /// Has libmodbus take one message out of the socket. One that stops half-way costs the connection: what comes
  /// then would be read from its middle.
  private mutating func receive(_ context: OpaquePointer, until deadline: MonotonicInstant)
    throws(ModbusError) -> Int
  {
    // Not zero: libmodbus would refuse it and keep the old one.
    let left = max(1, (deadline - Self.now()).count / 1_000)
    unsafe modbus_set_response_timeout(context, UInt32(left / 1_000_000), UInt32(left % 1_000_000))
    // Safety: 260 bytes, the longest message that libmodbus takes on TCP (`MODBUS_TCP_MAX_ADU_LENGTH`).
    let length = unsafe modbus_receive_confirmation(context, &answer)
    guard length >= 0 else { throw abandon(ModbusError.Kind(rawErrno: errno), errno) }
    return Int(length)
  }

  /// libmodbus finds a message's end by its function, the header says it too: both must mean the same.
  private func isWhole(_ length: Int) -> Bool {
    length > ModbusRequest.head && number(at: 2) == 0 && Int(number(at: 4)) == length - ModbusRequest.head
  }

  /// Whether what waits behind our answer can be the begin of a message.
  ///
  /// An answer cut short would have been filled up with the begin of the next one; then this is its rest.
  private func isInStep(_ socket: Int32) -> Bool {
    var next: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0, 0)
    // Safety: six bytes into a local of six; nothing is taken out.
    let waiting = unsafe recv(socket, &next, 6, Int32(MSG_PEEK | MSG_DONTWAIT))
    // Nothing waits; a closed connection is told at the next question.
    if waiting <= 0 { return true }
    return waiting == 6 && next.2 == 0 && next.3 == 0 && next.4 == 0 && next.5 >= 3
  }

  private func number(at place: Int) -> UInt16 { UInt16(answer[place]) << 8 | UInt16(answer[place + 1]) }

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
