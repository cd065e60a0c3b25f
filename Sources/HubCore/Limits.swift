public import HubUnits

/// Every ceiling of the core, with its reason. Reaching one is an outcome with a trace, never a surprise.
public enum Limits {
  /// Parcels followed at once on one line.
  ///
  /// **Source**: 60 m of belt at the shortest pitch people manage (0.3 m) is 200; a closed loop of 300 m is 1,000.
  public static let parcels = 1_024
  /// Lanes of one line. **Source**: the largest loop sorters of one control computer have about 200.
  public static let lanes = 208
  /// Photo-eyes: three inputs a lane (confirm, full, half-full or feedback), and those on the way.
  public static let eyes = 640
  /// Eyes on the way: inductions, tracking eyes and the end of the belt.
  public static let wayEyes = 64
  /// Scanners on one PC. **Source**: the kernel gives 127 USB addresses a bus; nobody wires more than 16.
  public static let scanners = 16
  /// Places where parcels come onto the belt.
  public static let inductions = 8
  /// Modbus links of one line.
  public static let links = 8
  /// Edges of a PLC's heartbeat that a link may ask for at once.
  ///
  /// **Source**: two or three tell a running program from a stuttering one; eight leave room, and each costs 8 bytes.
  public static let heartbeatEdges = 8
  /// Sort rules. **Source**: 40 countries with five postcode ranges each.
  public static let rules = 256
  /// Lane groups: never more useful than lanes.
  public static let groups = 208
  /// Stretches of belt with a gap rule of their own.
  public static let sections = 16
  /// Lanes in one group.
  public static let lanesInGroup = 16
  /// Countries named by one rule.
  public static let countriesInRule = 16
  /// Bits of one link's input image. **Source**: one Modbus read carries 2,000; couplers have at most 256.
  public static let inputBits = 256
  /// Messages of one kind taken in one turn; the rest waits in its ring for the next.
  public static let messagesInTurn = 16
  /// Orders that may leave in one turn.
  public static let ordersInTurn = 32
  /// Traces of one turn. **Source**: a flush ends every parcel at once and says a few words of each.
  public static let tracesInTurn = 2_560
  /// Belt positions remembered, one an image. **Source**: 2,048 at 5 ms are 10 s, longer than any scanner
  /// takes from laser line to last byte.
  public static let beltHistory = 2_048
  /// Scans of one station waiting for their parcel.
  public static let waitingScans = 4
  /// How far before its eye a parcel is put down at least, at a station, and what an edge may be off.
  ///
  /// **Source**: an arm does not reach into an eye's bracket (150 mm); two polls of 5 ms at 2.5 m/s less, and skew.
  public static let handToEye = Distance.millimetres(170)
  /// How far before its eye a parcel may be put down at most. **Source**: what an arm reaches.
  public static let placedAhead = Distance.metres(1)
  /// How long before its instant an order leaves the core.
  ///
  /// Long enough for a link thread to be in the middle of a poll, short enough that the belt's speed cannot
  /// change much. **Source**: two polls of 5 ms and twice the worst cycle seen on a loaded PC.
  public static let orderHorizon = Nanoseconds.milliseconds(25)
  /// How long before its instant an order to a device that fires by itself leaves.
  ///
  /// **Source**: such devices want to know a second ahead (a mailbox of eight orders at eight parcels a second).
  public static let deviceHorizon = Nanoseconds.seconds(1)
  /// Orders whose parcel is remembered until their outcome is in. **Source**: eight turns of the most orders.
  public static let ordersRemembered = 256
  /// How much a parcel's length may differ from one eye to the next.
  ///
  /// **Source**: both edges' skew, debounce and polls: 4 mm, 12 mm and 12 mm each way at 2.5 m/s.
  public static let lengthTolerance = Distance.millimetres(60)
  /// How far from a diverter an eye may stand and still speak of what comes to it, or sticks behind it, in time.
  ///
  /// **Source**: farther eyes would hold a lane for parcels that have long gone by.
  public static let nearDiverter = Distance.metres(3)
  /// How far a parcel may roll on by itself before the next eye sees it.
  ///
  /// **Source**: a tube that rolls off a chute's lip gains a metre and a half in the time a belt needs for two.
  public static let longestRoll = Distance.millimetres(1_500)
  /// How far behind its place one that stuck may come, of whom nobody knows any more.
  ///
  /// **Source**: two seconds at 2.5 m/s; who sticks for longer is taken off by hand.
  public static let longestStick = Distance.metres(5)
  /// For how much belt one that was lost before a station may still come to it, if nobody came through behind it.
  ///
  /// **Source**: eight seconds at 2.5 m/s; those who work at that station have seen to it by then.
  public static let longestStand = Distance.metres(20)
  /// An edge sooner than expected by more than this was no jitter: the parcel moves by itself.
  ///
  /// **Source**: two polls of 5 ms at 2.5 m/s, and the skew of an edge.
  public static let earliestByBelt = Distance.millimetres(30)
  /// One part in so many of a way may be slip or the encoder's scale. **Source**: a belt slips by up to 1 %.
  public static let beltShare: Int64 = 100
  /// How long a block of parcels nose to tail may be before the eye it blocks is taken to be stuck.
  ///
  /// **Source**: eight of the longest parcels.
  public static let longestBlock = Distance.metres(10)
  /// What the instant of an edge may be off: a scan that began within this of it may be either parcel's.
  ///
  /// **Source**: a poll of 5 ms, a bounce of 8, and some; nobody scans the next parcel 20 ms after placing one.
  public static let edgeDoubt = Nanoseconds.milliseconds(20)
  /// How far a belt may roll back and still carry the parcels it carried. **Source**: half the longest parcel.
  public static let longestReverse = Distance.millimetres(600)
  /// Jumps of the encoder after which it is not believed at all.
  public static let encoderJumps = 3
  /// How long one jump is remembered for the next. **Source**: ten minutes, as for a diverter's failures.
  public static let encoderJumpsWithin = Nanoseconds.seconds(600)
  /// How long a belt whose drive was switched off may still run. **Source**: ramps of a loaded belt, 1 to 3 s.
  public static let longestRunOut = Nanoseconds.seconds(3)
  /// Edges and parcels in a row that fit nobody at tracking eyes, after which the encoder is not believed.
  public static let disagreements = 8
  /// Failed diverts in a row after which a diverter is taken out, where the line does not say otherwise.
  public static let divertFailures: UInt8 = 3
  /// Groups that are asked one after the other.
  public static let alternates = 4
}
