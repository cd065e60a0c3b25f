/// What the PLC's registers said in one reading.
///
/// **Shape**: `8 + 2 × slots + 64` registers.
struct MailboxAnswers {
  struct Report {
    let sequence: UInt16
    let result: UInt16
    let tracking: UInt32
    let count: UInt32
    let number: UInt16
  }

  var registers: [UInt16]
  private let slots: Int

  init(slots: UInt8) {
    self.slots = Int(slots)
    registers = [UInt16](
      repeating: 0,
      count: MailboxRegisters.answersOffset + 2 * Int(slots) + MailboxRegisters.reportWords
        * Int(MailboxRegisters.reportPlaces))
  }

  var version: UInt16 { registers[0] }
  var epoch: UInt16 { registers[1] }
  var session: UInt16 { registers[2] }
  var reported: UInt16 { registers[5] }
  var slotsServed: UInt16 { registers[Int(MailboxRegisters.slotsServedOffset)] }

  func answer(ofSlot slot: Int) -> (sequence: UInt16, answer: UInt16) {
    let at = MailboxRegisters.answersOffset + 2 * slot
    return (registers[at], registers[at + 1])
  }

  /// The report of a number, wherever it stands; its own number says whether it is there.
  func report(_ number: UInt16) -> Report {
    let place = Int(number % MailboxRegisters.reportPlaces)
    let at = MailboxRegisters.answersOffset + 2 * slots + MailboxRegisters.reportWords * place
    return Report(
      sequence: registers[at], result: registers[at + 1],
      tracking: UInt32(registers[at + 2]) << 16 | UInt32(registers[at + 3]),
      count: UInt32(registers[at + 4]) << 16 | UInt32(registers[at + 5]), number: registers[at + 7])
  }
}
