import HubCore
import HubModbus
import HubRealtime
import HubUnits

extension LinkWorker where Bus: ~Copyable {
  /// Shows the device that we live, when the core changed the value.
  ///
  /// - Returns: whether an exchange was made.
  mutating func writeHeartbeat() -> Bool {
    guard pollStep == 0, let register = settings.ourHeartbeat, heartbeatWritten != wish.heartbeat else {
      return false
    }
    let began = clock.now()
    do throws(ModbusError) {
      try bus.writeRegister(register, wish.heartbeat)
      noteExchange(from: began)
    } catch {
      failed(error)
    }
    // Refused or not, this value has been shown; the next one is tried again.
    heartbeatWritten = wish.heartbeat
    return true
  }

  /// Makes the next exchange of the poll, if its time has come.
  ///
  /// - Returns: whether an exchange was made.
  mutating func pollIfDue(_ now: MonotonicInstant) -> Bool {
    guard pollPlan.requestCount > 0 else {
      nextPoll = now + settings.poll
      return false
    }
    if pollStep == 0 {
      guard now >= nextPoll else { return false }
      beginPoll(now)
    }
    do throws(ModbusError) {
      if pollStep < pollPlan.bitRanges.count {
        try readBits(pollPlan.bitRanges[pollStep])
      } else {
        try readRegisters(pollPlan.registerRanges[pollStep - pollPlan.bitRanges.count])
      }
      pollStep += 1
      if pollStep == pollPlan.requestCount { completePoll() }
    } catch {
      pollStep = 0
      failed(error)
    }
    return true
  }

  /// The next poll is a period after this one should have been; periods that have passed are left out.
  private mutating func beginPoll(_ now: MonotonicInstant) {
    let late = now - nextPoll
    if late < settings.poll {
      nextPoll = nextPoll + settings.poll
    } else {
      if nextPoll != .distantPast { status.latePolls += 1 }
      nextPoll = now + settings.poll
    }
    pollBegan = now
    image.bits = InputBits()
  }

  private mutating func readBits(_ range: AddressRange) throws(ModbusError) {
    let began = clock.now()
    try Self.read(range, of: &bus, into: &bits)
    noteExchange(from: began)
    for rank in settings.inputs.indices where range.contains(settings.inputs[rank]) {
      image.bits[rank] = bits[Int(settings.inputs[rank] - range.first)] != 0
    }
  }

  private mutating func readRegisters(_ range: AddressRange) throws(ModbusError) {
    let began = clock.now()
    try Self.read(range, of: &bus, into: &registers)
    noteExchange(from: began)
    if let encoder = settings.encoder, range.contains(encoder.register) {
      let at = Int(encoder.register - range.first)
      image.encoderCount =
        encoder.registerCount == 2
        ? UInt32(registers[at]) << 16 | UInt32(registers[at + 1]) : UInt32(registers[at])
    }
    if let theirs = settings.theirHeartbeat, range.contains(theirs) {
      image.heartbeat = registers[Int(theirs - range.first)]
    }
  }

  private static func read(_ range: AddressRange, of bus: inout Bus, into bits: inout [UInt8])
    throws(ModbusError)
  {
    var room = bits.mutableSpan
    try bus.readDiscreteInputs(from: range.first, count: range.count, into: &room)
  }

  private static func read(_ range: AddressRange, of bus: inout Bus, into registers: inout [UInt16])
    throws(ModbusError)
  {
    var room = registers.mutableSpan
    try bus.readInputRegisters(from: range.first, count: range.count, into: &room)
  }

  private mutating func completePoll() {
    pollStep = 0
    let ended = clock.now()
    image.taken = pollBegan + (ended - pollBegan) / 2
    image.isFirstAfterReconnect = isFirstImage
    // A full ring is counted by the ring; the core sees the count and holds the line.
    ports.images.push(image)
    isFirstImage = false
    backOff.succeeded()
    status.polls += 1
    status.lastImage = image.taken
  }

  mutating func noteExchange(from began: MonotonicInstant) {
    let took = clock.now() - began
    status.roundTrip.record(took)
    // Forgets one long exchange after some thirty short ones.
    exchangeTime = max(took, exchangeTime - exchangeTime / 16)
  }
}
