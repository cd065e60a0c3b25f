import HubCore
import HubMocks
import HubModbus
import HubRealtime
import HubUnits

@testable import HubDevices

/// A link's worker with a mailbox, in a time that moves when told: `LinkBench` on one side, and behind the scripted bus
/// the program that was written from docs/plc-interface.md, on a belt of constant speed.
struct MailboxBench: ~Copyable {
  var bench: LinkBench
  let layout: MailboxLayout
  private let plc: ScriptedMailbox

  /// - Parameters:
  ///   - layout: of the PLC.
  ///   - slots: as the line's file has them; nil: as the PLC.
  init(
    _ layout: MailboxLayout = MailboxLayout(releasedAfter: .seconds(10)), slots: UInt8? = nil,
    poll: Nanoseconds = .milliseconds(5)
  ) {
    self.layout = layout
    bench = LinkBench(Self.settings(layout, slots: slots, poll: poll))
    let plc = ScriptedMailbox(layout)
    self.plc = plc
    bench.device.change { $0.program = { now, values in plc.scan(now, &values) } }
  }

  /// A link's settings for such a PLC.
  static func settings(
    _ layout: MailboxLayout, slots: UInt8? = nil, poll: Nanoseconds = .milliseconds(5)
  ) -> LinkSettings {
    var settings = LinkBench.settings
    settings.poll = poll
    settings.inputs = []
    settings.outputs = []
    settings.encoder = EncoderInput(
      register: .init(.inputRegister, UInt16(layout.counterRegister)), bits: UInt8(layout.counterBits))
    settings.ourHeartbeat = UInt16(layout.watchedRegister)
    settings.theirHeartbeat = .init(.inputRegister, UInt16(layout.beatRegister))
    settings.releasedAfter = .milliseconds(400)
    settings.mailbox = LinkDescription.Mailbox(
      holdingRegister: UInt16(layout.holding), slots: slots ?? UInt8(layout.slots),
      answerRegister: UInt16(layout.answers), lanes: (1...24).map { $0 })
    return settings
  }

  var status: LinkStatus { bench.status.latest }
  /// Every firing, in its order.
  var firings: [MailboxFiring] { plc.firings }

  /// Orders one parcel into a lane, to be fired at where the belt will be then.
  mutating func order(lane rank: UInt16 = 0, in time: Nanoseconds) -> OrderNumber {
    let at = bench.now + time
    return bench.order(.fire, rank: rank, at: at, aim: .count(ScriptedMailbox.counter(at)))
  }

  /// Has an input register say something else than the program.
  func override(register: UInt16, with value: UInt16) {
    let plc = plc
    bench.device.change {
      $0.program = { now, values in
        plc.scan(now, &values)
        values.inputRegisters[register] = value
      }
    }
  }

  /// When something was written into the mailbox's registers from an offset on.
  func writes(from offset: Int, to end: Int) -> [ScriptedDevice.Exchange] {
    bench.device.log.filter { exchange in
      (exchange.operation == .writeRegisters || exchange.operation == .writeRegister)
        && (offset..<end).contains(Int(exchange.address) - layout.holding)
    }
  }

  /// The slots that were written, in their order.
  var slotsWritten: [Int] {
    writes(from: 8, to: 8 + 12 * layout.slots).map { (Int($0.address) - layout.holding - 8) / 12 }
  }
}
