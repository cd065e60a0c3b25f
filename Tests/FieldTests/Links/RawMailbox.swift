import HubMocks
import HubModbus
import HubUnits
import Testing

/// Somebody else at the PLC's registers, word by word as docs/plc-interface.md has them.
struct RawMailbox: ~Copyable {
  private var link: ModbusLink
  private let layout: MailboxLayout
  private var heartbeat: UInt16 = 40_000
  private(set) var session: UInt16 = 0

  init(_ plc: MailboxPLC) {
    layout = plc.layout
    link = ModbusLink(
      to: ModbusEndpoint(address: "127.0.0.1", port: UInt16(plc.port), timeout: .seconds(2)))
  }

  mutating func connect() throws { try link.connect() }

  mutating func open(session: UInt16) throws {
    try connect()
    self.session = session
    write([1, session, UInt16(layout.slots), 0], to: layout.holding)
  }

  mutating func beat() {
    heartbeat &+= 1
    write([heartbeat], to: layout.watchedRegister)
  }

  mutating func write(slot: Int, sequence: UInt16, lane: UInt16, tracking: UInt16, count: UInt32) {
    var words: [UInt16] = [
      session, lane, 0, tracking, UInt16(count >> 16), UInt16(count & 0xFFFF), 65_535, 300, 0, 0, 0, sequence,
    ]
    words[10] = UInt16((words.reduce(23_205) { $0 + Int($1) }) % 65_536)
    write(words, to: layout.holding + 8 + 12 * slot)
  }

  mutating func write(_ words: [UInt16], to register: Int) {
    do throws(ModbusError) {
      try link.writeRegisters(from: UInt16(register), words.span)
    } catch {
      Issue.record("the second client cannot write: \(error)")
    }
  }
}
