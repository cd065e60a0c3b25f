import HubUnits

/// `links.NAME.mailbox` as it was written.
struct MailboxDraft {
  static let keys = ["holding_register", "slots", "answer"]

  let place: Place
  let register: Located<UInt16>
  let slots: Located<Int>
  let answer: Located<UInt16>

  init(_ reader: MappingReader) {
    place = reader.place
    register = reader.value("holding_register", .address)
    // Source: eight pass 400 orders a second on at a scan and a poll of 10 ms (docs/plc-interface.md).
    slots = reader.value("slots", .integer(1...LinkDescription.Mailbox.mostSlots), default: 8)
    answer = reader.mapping("answer", keys: ["input_register"]).value("input_register", .address)
  }

  /// **Precondition**: its values are sound.
  func description(lanes: [UInt16]) -> LinkDescription.Mailbox {
    LinkDescription.Mailbox(
      holdingRegister: register.value, slots: UInt8(slots.value), answerRegister: answer.value, lanes: lanes)
  }
}
