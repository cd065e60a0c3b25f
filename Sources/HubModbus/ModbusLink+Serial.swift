import CModbus
import Glibc
import HubUnits

// One question to a slave of a serial line.
//
// ```
// my turn, line silent -> send -> wait -> nothing until the deadline    -> timeout, silence
//                                   ^     another slave's or question's -> counted, wait on
//                                   |___________________________/
//                                           bad check sum               -> invalid, silence
//                                           all right                   -> the answer
// ```

extension ModbusLink {
  /// Opens the line's port, if no other slave has.
  mutating func connect(on line: ModbusSerialLine) throws(ModbusError) {
    line.turns.take()
    let rawErrno = line.open()
    line.turns.give()
    guard rawErrno == 0 else {
      throw ModbusError(
        ModbusError.Kind(portErrno: rawErrno), .connect, address: 0, count: 0, rawErrno: rawErrno)
    }
    isOnLine = true
    isOneUnanswered = false
  }

  /// Takes the turn on a serial line and waits until it is silent.
  mutating func waitForTurn(on line: ModbusSerialLine) {
    guard !hasTurn else { return }
    // Nobody else need wait for it: what the slave still says bears its own address.
    Self.sleep(until: notBefore)
    line.turns.take()
    hasTurn = true
    let settled = line.settle(patience: endpoint.timeout)
    isLineSilent = settled.isSilent
    if settled.hasDropped { strayAnswers += 1 }
  }

  mutating func passTurn(on line: ModbusSerialLine) {
    guard hasTurn else { return }
    hasTurn = false
    line.turns.give()
  }

  mutating func exchange(on line: ModbusSerialLine) throws(ModbusError) -> Int {
    guard isOnLine else { throw request.error(.notConnected, rawErrno: ENOTCONN) }
    waitForTurn(on: line)
    defer { passTurn(on: line) }
    guard isLineSilent else { throw missed(.invalidAnswer, EBADMSG, on: line) }
    let deadline = Self.now() + endpoint.timeout
    let rawErrno = line.send(request)
    guard rawErrno == 0 else { throw lost(rawErrno, on: line) }
    while true {
      guard line.wait(until: deadline) else { throw missed(.timeout, ETIMEDOUT, on: line) }
      let length = line.receive(into: &inbox.bytes, until: deadline)
      let rawErrno = errno
      line.noteAnswer()
      if length < 0 {
        let kind = ModbusError.Kind(rawErrno: rawErrno)
        guard kind == .timeout || kind == .invalidAnswer else { throw lost(rawErrno, on: line) }
        throw missed(kind, rawErrno, on: line)
      }
      // Behind the data stands the check sum, which was right.
      switch request.verdict(of: inbox.bytes, from: 0, to: length - 2) {
      case .right:
        isOneUnanswered = false
        return 0
      case .exception(let exception):
        isOneUnanswered = false
        throw request.error(
          .exception(exception), rawErrno: Int32(MODBUS_ENOBASE) + Int32(exception.rawValue))
      case .wrong:
        strayAnswers += 1
      }
    }
  }

  /// The question has no answer that can be trusted. A late one could be taken for the next question's, so this
  /// slave is not asked for as long again as it had.
  private mutating func missed(_ kind: ModbusError.Kind, _ rawErrno: Int32, on line: ModbusSerialLine)
    -> ModbusError
  {
    line.keepSilence()
    if kind == .timeout { notBefore = Self.now() + endpoint.timeout }
    if request.isWrite || isOneUnanswered { isOnLine = false }
    isOneUnanswered = true
    return request.error(kind, rawErrno: rawErrno)
  }

  /// The port itself failed: every slave on it is down.
  private mutating func lost(_ rawErrno: Int32, on line: ModbusSerialLine) -> ModbusError {
    line.close()
    isOnLine = false
    return request.error(ModbusError.Kind(portErrno: rawErrno), rawErrno: rawErrno)
  }

  private static func sleep(until instant: MonotonicInstant) {
    guard instant > now() else { return }
    var time = timespec(
      tv_sec: Int(instant.nanoseconds / 1_000_000_000), tv_nsec: Int(instant.nanoseconds % 1_000_000_000))
    // Safety: a local that lives through the call. A signal ends the wait early; then it begins anew.
    while unsafe clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
  }
}

extension ModbusError.Kind {
  /// - Parameter portErrno: errno of an operation on a serial port.
  init(portErrno: Int32) {
    switch portErrno {
    case ENOENT, ENODEV, ENXIO, EIO, ECONNRESET, ENOTTY: self = .noPort
    case EACCES, EPERM: self = .portForbidden
    case EBUSY: self = .portTaken
    case ENOTCONN: self = .closed
    case EMFILE, ENFILE: self = .tooManyFiles
    default: self = .system
    }
  }
}
