import HubCore
import HubUnits

// What the control plane told the core, to and from bytes. Neither switch has a `default`: a new message does not
// compile until it can be written, read and masked. Numbers are never given twice.

extension ControlMessage {
  private enum Number: UInt8 {
    case facts = 1
    case factsUnavailable = 2
    case lane = 3
    case hold = 4
    case reset = 5
    case stop = 6
    case redirect = 7
    case resume = 8
  }

  func write(to sink: inout some ByteSink) {
    switch self {
    case .facts(let facts):
      sink.put(Number.facts.rawValue)
      facts.write(to: &sink)
    case .factsUnavailable(let serial):
      sink.put(Number.factsUnavailable.rawValue)
      sink.put(signed: serial.number)
    case .lane(let lane, let enabled, let command):
      sink.put(Number.lane.rawValue)
      sink.put(unsigned: UInt64(lane.value))
      sink.put(flag: enabled)
      sink.put(unsigned: command.value)
    case .hold(let cause, let command):
      sink.put(Number.hold.rawValue)
      sink.put(cause.rawValue)
      sink.put(unsigned: command.value)
    case .reset(let command):
      sink.put(Number.reset.rawValue)
      sink.put(unsigned: command.value)
    case .stop: sink.put(Number.stop.rawValue)
    case .redirect(let serial, let lane, let command):
      sink.put(Number.redirect.rawValue)
      sink.put(signed: serial.number)
      sink.put(unsigned: UInt64(lane.value))
      sink.put(unsigned: command.value)
    case .resume(let last):
      sink.put(Number.resume.rawValue)
      last.write(to: &sink)
    }
  }

  init(from cursor: inout ByteCursor) throws(RecordingFault) {
    switch try cursor.word(Number.self) {
    case .facts: self = .facts(try ParcelFacts(from: &cursor))
    case .factsUnavailable: self = .factsUnavailable(ParcelSerial(try cursor.signed()))
    case .lane:
      self = .lane(
        LaneIndex(try cursor.count(atMost: Limits.lanes - 1)), enabled: try cursor.flag(),
        CommandNumber(try cursor.unsigned()))
    case .hold: self = .hold(try cursor.word(HoldCause.self), CommandNumber(try cursor.unsigned()))
    case .reset: self = .reset(CommandNumber(try cursor.unsigned()))
    case .stop: self = .stop
    case .redirect:
      self = .redirect(
        ParcelSerial(try cursor.signed()), LaneIndex(try cursor.count(atMost: Limits.lanes - 1)),
        CommandNumber(try cursor.unsigned()))
    case .resume: self = .resume(try ResumedParcel(from: &cursor))
    }
  }

  /// The same message with its bar code changed, if it carries one.
  func mappingCode(_ change: (Barcode) -> Barcode) -> ControlMessage {
    switch self {
    case .facts(var facts):
      facts.code = change(facts.code)
      return .facts(facts)
    case .resume(var last):
      last.code = change(last.code)
      return .resume(last)
    case .factsUnavailable, .lane, .hold, .reset, .stop, .redirect: return self
    }
  }
}

extension ControlMessage {
  /// The lane it speaks of, if it speaks of one.
  var lane: LaneIndex? {
    switch self {
    case .lane(let lane, _, _), .redirect(_, let lane, _): lane
    case .facts, .factsUnavailable, .hold, .reset, .stop, .resume: nil
    }
  }
}
