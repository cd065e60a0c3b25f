// Control plane and field only. One plan for the link's thread, for the proof of the line's file and for print.
#if !hasFeature(Embedded)
  /// The requests that read everything of a link: made once, from the points in the line's file.
  ///
  /// ```
  /// a poll:  each reading of `fast`, in order, then one of `slow` when its time has come
  /// ```
  /// Each reading is an exchange of its own, and an order that is due goes before the next one.
  ///
  /// **Source**: docs/decisions/0022-poll-plan.md.
  public struct PollPlan: Sendable, Hashable {
    /// One bit of a reading, and the input it is.
    public struct Target: Sendable, Hashable {
      /// The input's rank on the link.
      public let rank: Int
      /// Its place among the addresses read.
      public let offset: Int
      public let bit: UInt8
    }

    /// One request.
    public struct Reading: Sendable, Hashable {
      public let table: ModbusAddress.Table
      public let range: AddressRange
      /// How often it is made; zero: at each poll.
      public let every: Nanoseconds
      public let targets: [Target]
      /// Addresses that are read along though nobody asked for them.
      public let unasked: Int
      /// Where the encoder's register, and the device's heartbeat, stand among those read; nil: not here.
      public let encoder: Int?
      public let heartbeat: Int?
    }

    /// Made at each poll.
    public let fast: [Reading]
    /// Made in turn, at most one a poll.
    public let slow: [Reading]
    /// The reading of `fast` that writes our heartbeat along (function 23), by its rank; nil: it is written alone.
    public let heartbeatRide: Int?

    public init(
      inputs: [InputPoint], encoder: LinkDescription.Encoder?, theirHeartbeat: RegisterPoint?,
      ourHeartbeat: UInt16?, limits: PollLimits = PollLimits()
    ) {
      let making = PollPlanMaking(
        inputs: inputs, encoder: encoder, heartbeat: theirHeartbeat, limits: limits)
      let (quick, late) = making.ranges()
      // A link must be asked at each poll, or nobody knows that it is alive.
      fast = (quick.isEmpty ? late : quick).map { making.reading($0.table, $0.range, every: .zero) }
      slow = quick.isEmpty ? [] : late.map { making.reading($0.table, $0.range, every: $0.every) }
      heartbeatRide =
        limits.hasFunction23 && ourHeartbeat != nil
        ? fast.firstIndex { $0.table == .holdingRegister } : nil
    }

    public var readings: [Reading] { fast + slow }
    public var isEmpty: Bool { fast.isEmpty }
  }
#endif
