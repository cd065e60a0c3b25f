public import HubUnits

extension LinkTrouble {
  /// A mailbox may be on its way to a session for so long. **Source**: two tries of half a second each.
  private static var patience: Nanoseconds { Mailbox.patience * 2 }

  /// A link that is up and may drive, and a PLC that takes no orders or takes some of them for wrong.
  public static func mailbox(_ status: LinkStatus, of link: LinkDescription) -> LinkTrouble? {
    guard let mailbox = link.mailbox, status.hold == .none else { return nil }
    let told = status.mailbox
    if told.phase != .open {
      return status.at - told.since > patience ? noSession(told, mailbox, link) : nil
    }
    guard told.unknownLane + told.wrongKind > 0 else { return nil }
    return LinkTrouble(
      fact: "config: the PLC of \(link.name) knows lanes otherwise than the line's file: it refused "
        + "\(told.unknownLane) orders for lanes it does not have and \(told.wrongKind) for lanes of another kind",
      next: "compare the lanes of its program with lanes[].number and diverter.kind of the file", isBad: true)
  }

  private static func noSession(
    _ told: MailboxStatus, _ mailbox: LinkDescription.Mailbox, _ link: LinkDescription
  ) -> LinkTrouble {
    let place = "input registers \(mailbox.answerRegister) and on"
    guard told.epoch != 0 else {
      return LinkTrouble(
        fact: "device: the PLC of \(link.name) shows no mailbox at \(place): nothing is ordered from it",
        next:
          "does its program run, and is that where it writes its answers, \(mailbox.answerCount) registers "
          + "for \(mailbox.slots) slots? see docs/plc-interface.md",
        isBad: true)
    }
    guard told.version == MailboxRegisters.version else {
      return LinkTrouble(
        fact: "device: the PLC of \(link.name) speaks version \(told.version) of the mailbox, hubd speaks "
          + "\(MailboxRegisters.version): nothing is ordered from it",
        next: "bring its program to docs/plc-interface.md of this hubd", isBad: true)
    }
    guard told.slots == UInt16(mailbox.slots) else {
      return LinkTrouble(
        fact: "config: the PLC of \(link.name) serves \(told.slots) slots, the file says \(mailbox.slots): "
          + "nothing is ordered from it",
        next: "give mailbox.slots of the file and the PLC's program the same number, 1 to "
          + "\(LinkDescription.Mailbox.mostSlots); the program shows its own in input register "
          + "\(mailbox.answerRegister + MailboxRegisters.slotsServedOffset)", isBad: true)
    }
    return LinkTrouble(
      fact:
        "device: the PLC of \(link.name) does not take session \(told.session): nothing is ordered from it",
      next: "its program must see hubd's heartbeat change, and holding registers "
        + "\(mailbox.holdingRegister) and on; see docs/plc-interface.md, \"Sessions\"", isBad: true)
  }
}
