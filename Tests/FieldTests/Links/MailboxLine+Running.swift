import HubDevices
import HubMocks
import HubRealtime
import HubUnits
import Testing

extension MailboxLine {
  /// A PLC, the core's part and a link's own thread between them, until the body is over.
  static func running(
    _ layout: MailboxLayout = MailboxLayout(releasedAfter: .seconds(10)), counter: UInt32 = 0,
    speed: Double = 2_500, lanes: [UInt16] = (1...24).map { $0 }, poll: Nanoseconds = .milliseconds(5),
    _ body: (MailboxPLC, MailboxLine, SnapshotCell<LinkStatus>) throws -> Void
  ) throws {
    let plc = try MailboxPLC(layout, counter: counter, speed: speed)
    defer { plc.stop() }
    let line = MailboxLine(plc, speed: speed)
    try line.linked(lanes: lanes, poll: poll) { status in try body(plc, line, status) }
  }

  /// A link from its start to its stop: one life of hubd.
  func linked(
    lanes: [UInt16] = (1...24).map { $0 }, poll: Nanoseconds = .milliseconds(5),
    _ body: (SnapshotCell<LinkStatus>) throws -> Void
  ) throws {
    let link = try LinkSupervisor(settings(lanes: lanes, poll: poll), ports: ports(), policy: .off)
    let status = link.status
    let result = Result {
      try awaitCounts(status) { $0.phase == .open }
      try body(status)
    }
    link.requestStop()
    link.join()
    try result.get()
  }

  func awaitCounts(_ status: SnapshotCell<LinkStatus>, _ isSo: (MailboxStatus) -> Bool) throws {
    try awaiting("the mailbox's state; it is \(status.latest.mailbox)") {
      turn()
      return isSo(status.latest.mailbox)
    }
  }

  func awaitTold(_ numbers: [UInt32]) throws {
    try awaiting("the end of every order") {
      turn()
      return !results(of: numbers).contains(nil)
    }
  }
}
