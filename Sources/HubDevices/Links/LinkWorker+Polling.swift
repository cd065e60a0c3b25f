import HubCore
import HubModbus
import HubRealtime
import HubUnits

extension LinkWorker where Bus: ~Copyable {
  /// Shows the device that we live, when the core changed the value; before a poll that is a whole period overdue once only,
  /// since on a wire so slow that the value has changed again by then there would be nothing but heartbeats.
  ///
  /// - Returns: whether an exchange was made.
  mutating func writeHeartbeat(_ now: MonotonicInstant) -> Bool {
    guard pollStep == 0, heartbeatBehind != pollBegan || !isPollOverdue(now),
      pollPlan.heartbeatRide == nil || !canWriteAlong,
      let register = settings.ourHeartbeat,
      heartbeatWritten != wish.heartbeat
    else {
      return false
    }
    heartbeatBehind = pollBegan
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
    guard !readings.isEmpty else {
      nextPoll = now + settings.poll
      return false
    }
    if pollStep == 0 {
      guard now >= nextPoll else { return false }
      beginPoll(now)
    }
    do throws(ModbusError) {
      try read(pollStep)
      repeat { pollStep += 1 } while pollStep < readings.count && !isWanted(pollStep)
      if pollStep == readings.count { completePoll() }
    } catch {
      pollStep = 0
      failed(error)
    }
    return true
  }

  /// Whether a poll is late by a whole period: it goes before what else waits, since an image too old holds every diverter.
  ///
  /// Each thing that waits goes before it once behind each poll all the same, so that on a slow wire all go on.
  func isPollOverdue(_ now: MonotonicInstant) -> Bool { now - nextPoll >= settings.poll }

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
    chooseSlowReading(now)
  }

  private mutating func read(_ step: Int) throws(ModbusError) {
    let reading = readings[step]
    let began = clock.now()
    if reading.table.isRegisters {
      try readRegisters(reading, step)
    } else {
      try readBits(reading)
    }
    noteExchange(from: began)
    if step >= pollPlan.fast.count { slowRead[step - pollPlan.fast.count] = pollBegan }
  }

  private mutating func readBits(_ reading: PollPlan.Reading) throws(ModbusError) {
    try Self.read(reading, of: &bus, into: &bits)
    for target in reading.targets { image.bits[target.rank] = bits[target.offset] != 0 }
  }

  private mutating func readRegisters(_ reading: PollPlan.Reading, _ step: Int) throws(ModbusError) {
    if step == pollPlan.heartbeatRide, canWriteAlong, let register = settings.ourHeartbeat,
      heartbeatWritten != wish.heartbeat
    {
      try readWritingHeartbeat(reading, to: register)
    } else {
      try Self.read(reading, of: &bus, into: &registers)
    }
    for target in reading.targets {
      image.bits[target.rank] = registers[target.offset] >> UInt16(target.bit) & 1 != 0
    }
    if let at = reading.encoder, let encoder = settings.encoder {
      image.encoderCount =
        encoder.registerCount == 2
        ? encoder.order.number(registers[at], registers[at + 1]) : UInt32(registers[at])
    }
    if let at = reading.heartbeat { image.heartbeat = registers[at] }
  }

  /// Our heartbeat and the reading in one exchange; a device that does not know how is told apart from then on.
  private mutating func readWritingHeartbeat(_ reading: PollPlan.Reading, to register: UInt16)
    throws(ModbusError)
  {
    do throws(ModbusError) {
      try Self.read(reading, writing: wish.heartbeat, to: register, of: &bus, into: &registers)
    } catch {
      if case .exception(.illegalFunction) = error.kind { canWriteAlong = false }
      throw error
    }
    heartbeatWritten = wish.heartbeat
  }

  private static func read(_ reading: PollPlan.Reading, of bus: inout Bus, into bits: inout [UInt8])
    throws(ModbusError)
  {
    var room = bits.mutableSpan
    let range = reading.range
    if reading.table == .coil {
      try bus.readCoils(from: range.first, count: range.count, into: &room)
    } else {
      try bus.readDiscreteInputs(from: range.first, count: range.count, into: &room)
    }
  }

  private static func read(_ reading: PollPlan.Reading, of bus: inout Bus, into registers: inout [UInt16])
    throws(ModbusError)
  {
    var room = registers.mutableSpan
    let range = reading.range
    if reading.table == .holdingRegister {
      try bus.readHoldingRegisters(from: range.first, count: range.count, into: &room)
    } else {
      try bus.readInputRegisters(from: range.first, count: range.count, into: &room)
    }
  }

  private static func read(
    _ reading: PollPlan.Reading, writing value: UInt16, to register: UInt16, of bus: inout Bus,
    into registers: inout [UInt16]
  ) throws(ModbusError) {
    let written: InlineArray<1, UInt16> = [value]
    var room = registers.mutableSpan
    let range = reading.range
    try bus.readWriteRegisters(
      writing: written.span, to: register, from: range.first, count: range.count, into: &room)
  }

  private mutating func completePoll() {
    pollStep = 0
    let ended = clock.now()
    image.taken = pollBegan + (ended - pollBegan) / 2
    image.isFirstAfterReconnect = isFirstImage
    image.isArmed = watchdog.finding.allowsDriving
    // A full ring is counted by the ring; the core sees the count and holds the line.
    ports.images.push(image)
    isFirstImage = false
    backOff.succeeded()
    status.polls += 1
    status.lastImage = image.taken
    showImage()
  }

  mutating func noteExchange(from began: MonotonicInstant) {
    let took = clock.now() - began
    status.roundTrip.record(took)
    // Forgets one long exchange after some thirty short ones.
    exchangeTime = max(took, exchangeTime - exchangeTime / 16)
  }
}
