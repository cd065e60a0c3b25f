// What a field thread must know of its link. Control plane and field only: it holds text and arrays.
#if !hasFeature(Embedded)
  /// One Modbus link of the line: where it is and what is read and written there.
  ///
  /// Made by `HubConfig` from the checked file, used by the link's thread and by `hubctl diag`.
  public struct LinkDescription: Sendable, Hashable {
    /// The way to the device.
    public enum Wire: Sendable, Hashable, CustomStringConvertible {
      case tcp(host: String, port: UInt16)
      /// A serial line; several links may be slaves of one.
      case rtu(device: String, SerialLineSettings)

      public var description: String {
        switch self {
        case .tcp(let host, let port): "\(host):\(port)"
        case .rtu(let device, let line): "\(device) (\(line.speed) \(line.format.rawValue))"
        }
      }
    }
    /// The encoder's counter: one register (16 bits) or two (32).
    public struct Encoder: Sendable, Hashable {
      /// The first register, with 32 bits of two.
      public var register: RegisterPoint
      /// 16 or 32.
      public var bits: UInt8
      /// Means nothing with 16 bits.
      public var order: WordOrder

      public init(register: RegisterPoint, bits: UInt8, order: WordOrder = .highFirst) {
        self.register = register
        self.bits = bits
        self.order = order
      }

      public var registerCount: Int { bits == 32 ? 2 : 1 }
    }
    /// One output and what it must be when nobody drives it.
    public struct Coil: Sendable, Hashable {
      public var place: OutputPlace
      public var isSafeOn: Bool

      public init(_ place: OutputPlace, isSafeOn: Bool) {
        self.place = place
        self.isSafeOn = isSafeOn
      }

      public init(address: UInt16, isSafeOn: Bool) { self.init(.coil(address), isSafeOn: isSafeOn) }
      public var address: UInt16 { place.address }
    }
    /// The name in the file: `plc1`.
    public var name: String
    public var wire: Wire
    public var unit: UInt8
    public var poll: Nanoseconds
    /// The longest one answer may take.
    public var timeout: Nanoseconds
    public var staleAfter: Nanoseconds
    /// Inputs by rank: bit n of the image is `inputs[n]`.
    public var inputs: [InputPoint]
    public var encoder: Encoder?
    /// Register with the PLC's heartbeat.
    public var theirHeartbeat: RegisterPoint?
    /// Holding register for our heartbeat.
    public var ourHeartbeat: UInt16?
    /// How long the PLC waits for our heartbeat before it lets go.
    public var releasedAfter: Nanoseconds
    /// Coils by rank: `DivertOrder.coil` n is `coils[n]`.
    public var coils: [Coil]
    /// What one reading may ask for.
    public var limits = PollLimits()
    /// What guards its outputs.
    public var guarding = LinkGuard()
    /// Where a PLC that fires by itself takes its orders.
    public var mailbox: Mailbox?

    public init(
      name: String, wire: Wire, unit: UInt8, poll: Nanoseconds, timeout: Nanoseconds,
      staleAfter: Nanoseconds, inputs: [InputPoint], encoder: Encoder?, theirHeartbeat: RegisterPoint?,
      ourHeartbeat: UInt16?, releasedAfter: Nanoseconds, coils: [Coil]
    ) {
      self.name = name
      self.wire = wire
      self.unit = unit
      self.poll = poll
      self.timeout = timeout
      self.staleAfter = staleAfter
      self.inputs = inputs
      self.encoder = encoder
      self.theirHeartbeat = theirHeartbeat
      self.ourHeartbeat = ourHeartbeat
      self.releasedAfter = releasedAfter
      self.coils = coils
    }

    /// The requests that read it.
    public var pollPlan: PollPlan {
      PollPlan(
        inputs: inputs, encoder: encoder, theirHeartbeat: theirHeartbeat, ourHeartbeat: ourHeartbeat,
        limits: limits)
    }
  }
#endif
