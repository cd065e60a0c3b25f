import HubCore
import HubProtocol
import HubUnits
import Testing

@testable import HubDaemon

/// A line with a station at 0.5 m, a tunnel at 2 m and 60 m of belt, told by traces in virtual time.
@Suite("Who passed a scanner, and who it read")
struct ReadRateStories {
  private static let hand = 0
  private static let tunnel = 1

  private static func plan(isClosed: Bool = false, station: Distance = .millimetres(500)) -> CorePlan {
    var belt = BeltPlan(
      length: .metres(60), nominalSpeed: BeltSpeed(micrometresPerSecond: 2_500_000),
      encoderLink: LinkIndex(0), encoderBits: 32, perPulse: .millimetres(1))
    belt.isClosed = isClosed
    var plan = CorePlan(belt: belt, cycle: .milliseconds(1))
    plan.longestParcel = .millimetres(800)
    plan.eyes.append(
      PhotoEye(
        role: .tracking, link: LinkIndex(0), bit: 0, isBlockedWhenOff: false, position: station,
        window: .millimetres(100), debounce: .milliseconds(5)))
    plan.inductions.append(
      InductionPoint(eye: EyeIndex(0), scanner: ScannerIndex(hand), scanValidFor: .seconds(8)))
    plan.fixedScanners.append(
      FixedScanner(
        scanner: ScannerIndex(tunnel), position: .metres(2), delay: .milliseconds(20),
        window: .millimetres(50)))
    return plan
  }

  private var book = ReadRateBook(ScannerPlaces(Self.plan(), scannerCount: 3))
  private var milliseconds: Int64 = 0
  private var serial: Int64 = 0

  /// One parcel: who reads it, what becomes of it, how far it goes.
  private mutating func parcel(
    readBy scanners: [Int], endedAs reason: EndReason = .sorted, after metres: Int64 = 20,
    checkDigit: CheckDigitVerdict = .none
  ) throws {
    serial += 1
    milliseconds += 400
    book.take(DeskStand.trace(serial, at: milliseconds, .inducted(InductionIndex(0))))
    for (rank, scanner) in scanners.enumerated() {
      var read = try DeskStand.read("JD014600003SE", at: milliseconds + 10, by: scanner)
      read.checkDigit = checkDigit
      book.take(
        DeskStand.trace(
          serial, at: milliseconds + 10 + Int64(rank),
          rank == 0 ? .codeAssociated(read) : .codeRepeated(ScannerIndex(scanner))))
    }
    // The stand's belt runs at 2.5 m/s.
    book.take(DeskStand.trace(serial, at: milliseconds + metres * 400, .ended(reason, LaneIndex(1))))
  }

  @Test("a parcel counts for the tunnel it passed, and for the station when the hand read it or nobody did")
  mutating func whoPassed() throws {
    try parcel(readBy: [Self.tunnel])
    #expect((book.rates[Self.tunnel].passed, book.rates[Self.tunnel].read) == (1, 1))
    #expect(book.rates[Self.hand].passed == 0, "nobody need scan where a tunnel reads")
    try parcel(readBy: [Self.hand, Self.tunnel])
    #expect((book.rates[Self.hand].passed, book.rates[Self.hand].read) == (1, 1))
    try parcel(readBy: [Self.hand])
    #expect((book.rates[Self.tunnel].passed, book.rates[Self.tunnel].read) == (3, 2))
    try parcel(readBy: [], endedAs: .noRead)
    #expect((book.rates[Self.hand].passed, book.rates[Self.hand].read) == (3, 2))
    #expect((book.rates[Self.tunnel].passed, book.rates[Self.tunnel].read) == (4, 2))
    #expect(book.rates[2].passed == 0, "a scanner that is assigned to nothing has nobody to read")
  }

  @Test("a parcel that left the belt before its tail was under the tunnel did not pass it")
  mutating func leftBefore() throws {
    // From 0.5 m it must travel 1.5 m and a longest parcel of 0.8 m.
    try parcel(readBy: [], endedAs: .noRead, after: 2)
    #expect(book.rates[Self.tunnel].passed == 0)
    try parcel(readBy: [], endedAs: .noRead, after: 3)
    #expect(book.rates[Self.tunnel].passed == 1)
  }

  @Test("on a loop a parcel inducted behind the tunnel passes it in its next round")
  mutating func nextRound() throws {
    book = ReadRateBook(ScannerPlaces(Self.plan(isClosed: true, station: .metres(10)), scannerCount: 2))
    try parcel(readBy: [], endedAs: .noRead, after: 52)
    #expect(book.rates[Self.tunnel].passed == 0)
    try parcel(readBy: [], endedAs: .noRead, after: 53)
    #expect(book.rates[Self.tunnel].passed == 1)
    book = ReadRateBook(ScannerPlaces(Self.plan(station: .metres(10)), scannerCount: 2))
    try parcel(readBy: [], endedAs: .noRead, after: 53)
    #expect(book.rates[Self.tunnel].passed == 0, "on an open belt never")
  }

  @Test("a label whose check digit fails is no good read, also when it is read again")
  mutating func badCheckDigit() throws {
    try parcel(readBy: [Self.tunnel, Self.tunnel], endedAs: .badCheckDigit, checkDigit: .failed)
    #expect((book.rates[Self.tunnel].passed, book.rates[Self.tunnel].read) == (1, 0))
  }

  @Test(
    "parcels that nobody can tell apart or place say nothing of a scanner",
    arguments: [EndReason.merged, .gapTooSmall, .lost, .unexpected, .flushedStop, .flushedRestart])
  mutating func uncounted(reason: EndReason) throws {
    try parcel(readBy: [], endedAs: reason)
    #expect(book.rates[Self.tunnel].passed == 0)
  }

  @Test("what was on the belt while a scanner was unplugged is not held against it")
  mutating func unplugged() throws {
    book.take(DeskStand.trace(900, at: 0, .inducted(InductionIndex(0))))
    book.setAway([Self.tunnel])
    for _ in 0..<30 { try parcel(readBy: [], endedAs: .noRead) }
    book.take(DeskStand.trace(901, at: milliseconds, .inducted(InductionIndex(0))))
    book.setAway([])
    for serial in [Int64(900), 901] {
      book.take(DeskStand.trace(serial, at: milliseconds + 10_000, .ended(.noRead, LaneIndex(3))))
    }
    #expect(book.rates[Self.tunnel].passed == 0)
    #expect(book.rates[Self.hand].passed == 32)
    try parcel(readBy: [Self.tunnel])
    #expect(book.rates[Self.tunnel].passed == 1)
  }

  @Test(
    "over a shift a tunnel's window gets dirty: the alarm names it, says the rates, and goes once it is clean"
  )
  mutating func dirtyWindow() throws {
    /// Parcels at 2.5 a second, one in so many of which is unread.
    func view(_ rate: ReadRate, _ condition: ScannerView.Condition = .ready) -> ScannerView {
      ScannerView(name: "tunnel", mode: "cdc", condition: condition, readRate: ScannerReadRate(rate))
    }
    func run(_ parcels: Int, unreadOneIn every: Int) throws {
      for number in 1...parcels {
        let isRead = number % every != 0
        try parcel(readBy: isRead ? [Self.tunnel] : [], endedAs: isRead ? .sorted : .noRead)
      }
    }
    try run(9_000, unreadOneIn: 50)
    #expect(LineService.alarms(of: view(book.rates[Self.tunnel])).isEmpty)
    try run(100, unreadOneIn: 5)
    let alarms = LineService.alarms(of: view(book.rates[Self.tunnel]))
    #expect(alarms.map(\.subject) == ["read rate of scanner tunnel"])
    #expect(
      alarms.first?.text.hasPrefix(
        "device: the read rate of scanner tunnel falls: 80 % of parcels read lately, usually 97 %") == true)
    // Unplugged for cleaning, it is alarmed for that alone.
    #expect(
      LineService.alarms(of: view(book.rates[Self.tunnel], .missing)).map(\.subject) == ["scanner tunnel"])
    try run(100, unreadOneIn: 50)
    #expect(LineService.alarms(of: view(book.rates[Self.tunnel])).isEmpty)
  }
}
