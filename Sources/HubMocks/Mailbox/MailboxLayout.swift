public import HubUnits

/// Where a mock PLC's mailbox lies and how large it is.
public struct MailboxLayout: Sendable, Equatable {
  /// The page's H and A.
  public var holding: Int
  public var answers: Int
  /// 1 to 16.
  public var slots: Int
  /// Lanes 1 to this one exist.
  public var lanes: Int
  /// Lanes whose parcels lie on carriers.
  public var carrierLanes: Set<Int>
  /// How many orders it can hold.
  public var depth: Int
  /// 16 or 32.
  public var counterBits: Int
  /// How many pulses past its count an order may still be fired; 0 is a PLC with a compare output.
  public var late: UInt32
  /// The input registers of the counter, high word first when there are two, and of the PLC's own heartbeat.
  public var counterRegister: Int
  public var beatRegister: Int
  /// The holding register of the controller's heartbeat, and how long it may stand still.
  public var watchedRegister: Int
  public var releasedAfter: Nanoseconds
  /// From one run of the program to the next.
  public var scan: Nanoseconds
  /// The number before the first report's, so that a test comes to the end of the numbers.
  public var reportedBefore: UInt16 = 0

  public init(
    holding: Int = 100, answers: Int = 100, slots: Int = 8, lanes: Int = 24, carrierLanes: Set<Int> = [],
    depth: Int = 128, counterBits: Int = 32, late: UInt32 = 0, counterRegister: Int = 0,
    beatRegister: Int = 2,
    watchedRegister: Int = 0, releasedAfter: Nanoseconds = .milliseconds(150),
    scan: Nanoseconds = .milliseconds(2)
  ) {
    self.holding = holding
    self.answers = answers
    self.slots = slots
    self.lanes = lanes
    self.carrierLanes = carrierLanes
    self.depth = depth
    self.counterBits = counterBits
    self.late = late
    self.counterRegister = counterRegister
    self.beatRegister = beatRegister
    self.watchedRegister = watchedRegister
    self.releasedAfter = releasedAfter
    self.scan = scan
  }

  /// The PLC's tables, with room for the mailbox.
  public func tables(port: Int = 0) -> PLCLayout {
    PLCLayout(
      port: port, holdingRegisters: max(holding + 8 + 12 * slots, watchedRegister + 1),
      inputRegisters: max(answers + 8 + 2 * slots + 64, counterRegister + 2, beatRegister + 1),
      watchedRegister: watchedRegister, releasedAfter: releasedAfter)
  }
}
