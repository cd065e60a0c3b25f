import HubCore
import HubUnits

/// `links.NAME` as it was written.
struct LinkDraft {
  struct OurHeartbeat {
    let register: Located<UInt16>
    let every: Located<Nanoseconds>
    let releasedAfter: Located<Nanoseconds>
  }
  struct TheirHeartbeat {
    let register: Located<RegisterPoint>
    let staleAfter: Located<Nanoseconds>
    /// How many changes of it must come within `stale_after`.
    let edges: Located<Int>
  }
  static let keys =
    ["modbus", "address", "rtu", "unit", "poll", "timeout", "stale_after", "heartbeat", "mailbox"]
    + Device.keys

  let name: Located<String>
  let place: Place
  let modbus: Located<String>
  /// Where it is on TCP; required there.
  let endpoint: Located<Endpoint>?
  /// The serial line it is on; required with `modbus: rtu`.
  let rtu: SerialPortDraft?
  let unit: Located<Int>
  let poll: Located<Nanoseconds>
  /// Nil: from the belt.
  let timeout: Located<Nanoseconds>?
  let staleAfter: Located<Nanoseconds>
  let ours: OurHeartbeat?
  let theirs: TheirHeartbeat?
  let device: Device
  let mailbox: MailboxDraft?
  /// False when `ours` may be missing only because of a slip elsewhere.
  let isHeartbeatRead: Bool

  /// Two polls must fit into the time an order travels ahead, or it may reach the wire late.
  static let slowestPoll = Nanoseconds(Limits.orderHorizon.count / 2)

  static let slowestHeartbeat = Nanoseconds.seconds(1)
  /// **Source**: couplers answer within 1 to 4 ms, and this PC may sleep through one of them.
  static let shortestTimeout = Nanoseconds.milliseconds(5)
  /// What one reading of it may ask for.
  var limits: PollLimits { device.profile.value.pollLimits }

  var isRTU: Bool { modbus.value == "rtu" }

  init(name: Located<String>, _ reader: MappingReader) {
    self.name = name
    place = reader.place
    modbus = reader.value("modbus", .word(oneOf: ["tcp", "rtu"]))
    // A slip in the one word must not have the other wire's keys missed.
    let isRTU = modbus.isSound ? modbus.value == "rtu" : reader.has("rtu")
    endpoint = isRTU ? reader.optional("address", .endpoint) : reader.value("address", .endpoint)
    let wire =
      isRTU
      ? reader.mapping("rtu", keys: SerialPortDraft.keys)
      : reader.optionalMapping("rtu", keys: SerialPortDraft.keys)
    // Source: Modbus over serial line 1.02, 2.3.1 and 2.5.1: 19,200 baud and even parity unless set otherwise.
    rtu = wire.map { SerialPortDraft($0, speed: 19_200, format: .eightEven) }
    // Unit 255 is what most TCP couplers answer to; 0 is broadcast. Source: Modbus TCP guide §4.4.2.1.
    unit = reader.value("unit", .integer(1...255))
    poll = reader.value("poll", .time(.milliseconds(1)...Self.slowestPoll))
    timeout = reader.optional("timeout", .time(Self.shortestTimeout...(.seconds(2))))
    staleAfter = reader.value("stale_after", .time(.milliseconds(3)...(.seconds(2))))
    let heartbeat = reader.optionalMapping("heartbeat", keys: ["ours", "theirs"])
    ours = heartbeat?.optionalMapping("ours", keys: ["holding_register", "every", "released_after"]).map {
      OurHeartbeat(
        register: $0.value("holding_register", .address),
        every: $0.value("every", .time(.milliseconds(1)...Self.slowestHeartbeat)),
        releasedAfter: $0.value("released_after", .time(.milliseconds(10)...(.seconds(5)))))
    }
    theirs = heartbeat?.optionalMapping(
      "theirs", keys: MappingReader.registerKeys + ["stale_after", "edges"]
    ).map {
      TheirHeartbeat(
        register: $0.registerPoint(),
        staleAfter: $0.value("stale_after", .time(.milliseconds(10)...(.seconds(10)))),
        edges: $0.value("edges", .integer(1...Limits.heartbeatEdges), default: 1))
    }
    device = Device(reader)
    mailbox = reader.optionalMapping("mailbox", keys: MailboxDraft.keys).map { MailboxDraft($0) }
    isHeartbeatRead =
      reader.isSound && !reader.hasUnknownKeys && heartbeat?.isSound != false
      && heartbeat?.hasUnknownKeys != true
  }
}
