import HubCore
import HubStore
import HubUnits
import Logging
import Synchronization
import Testing

@testable import HubDaemon

@Suite("Parcels of the life before")
struct ResumingTests {
  typealias Stand = DeskStand

  /// Two lives at one store: the first inducts parcels 7 and 8 and dies with both on the belt.
  private func secondLife() async throws -> (Stand, [AdoptedParcel]) {
    let stand = try Stand()
    try await stand.know("3SABCD1234567")
    var firstLife = JournalBatch()
    firstLife.inducted = [7, 8].map {
      InductedParcel(
        serial: ParcelSerial($0), origin: .inducted, at: Stand.instant(1_000), induction: "station-1")
    }
    _ = try await stand.store.real.record(firstLife)
    let memory = BeltMemory(
      configuration: "x", savedAtMilliseconds: Stand.midnight + 3_000, encoderCount: 500,
      parcels: [
        RememberedParcel(
          serial: ParcelSerial(7), code: try Stand.read("3SABCD1234567", at: 0).code,
          position: .metres(9), length: .millimetres(400)),
        RememberedParcel(
          serial: ParcelSerial(8), code: Barcode(), position: .metres(7), length: .millimetres(300)),
        // Ended since, or never on the disk: the journal does not have it open.
        RememberedParcel(
          serial: ParcelSerial(9), code: Barcode(), position: .metres(5), length: .millimetres(300)),
      ])
    let adopted = AdoptedParcel.all(of: memory, open: try stand.store.real.openParcels())
    await stand.desk.adopt(adopted)
    return (stand, adopted)
  }

  @Test("Only what the journal has open is taken up, and the rest of the journal is closed as before")
  func onlyOpenOnes() async throws {
    let (stand, adopted) = try await secondLife()
    #expect(adopted.map(\.record.serial.number) == [7, 8])
    let flushed = try stand.store.real.closeOpenParcels(
      as: .flushedRestart, at: Stand.instant(5_000), except: [ParcelSerial(7)])
    #expect(flushed == [ParcelSerial(8)])
    #expect(try stand.store.real.openParcels().map(\.serial) == [ParcelSerial(7)])
  }

  @Test("Each is handed to the core where it is now: as far on as the encoder says")
  func handedOver() async throws {
    let (stand, _) = try await secondLife()
    #expect(stand.inbox.messages.isEmpty)
    await stand.desk.resume(after: .millimetres(1_500), at: 2_000)
    let resumed = stand.inbox.messages.compactMap { message in
      if case .resume(let parcel) = message { parcel } else { nil }
    }
    #expect(resumed.map(\.serial.number) == [7, 8])
    #expect(resumed.map(\.position) == [.millimetres(10_500), .millimetres(8_500)])
    #expect(resumed.map(\.length) == [.millimetres(400), .millimetres(300)])
    #expect(resumed.allSatisfy { $0.encoderCount == 2_000 })
    #expect(resumed.map(\.code.text) == ["3SABCD1234567", ""])
  }

  @Test(
    "One that the core takes up has its facts asked anew, customs changes reach it, and its story goes on")
  func takenUp() async throws {
    let (stand, adopted) = try await secondLife()
    await stand.desk.resume(after: .zero, at: 500)
    await stand.desk.take([
      Stand.trace(7, at: 1_000_500, .resumed(adopted[0].code)),
      Stand.trace(8, at: 1_000_500, .resumed(Barcode())),
      Stand.trace(7, at: 1_000_600, .found(EyeIndex(1))),
    ])
    #expect(stand.inbox.facts.map(\.serial.number) == [7])
    try await stand.customs(.hold, of: "3SABCD1234567")
    #expect(stand.inbox.facts.map(\.customs) == [.cleared, .hold])
    let story = try #require(try await stand.desk.why("3SABCD1234567").first)
    #expect(story.serial == ParcelSerial(7) && story.induction == "station-1")
    #expect(story.body.lines.map(\.what) == ["resumed", "found"])
    #expect(story.body.lines.map(\.atMilliseconds) == [500, 600])
    #expect(story.body.lines[1].beltMillimetres == 250)
  }

  @Test("One that the core does not find ends once, as flushedRestart, in the journal's own row")
  func notFound() async throws {
    let (stand, _) = try await secondLife()
    await stand.desk.resume(after: .zero, at: 500)
    await stand.desk.take([
      Stand.trace(7, at: 6_000, .ended(.flushedRestart, nil)),
      Stand.trace(8, at: 6_000, .ended(.flushedRestart, nil)),
    ])
    #expect(await stand.desk.flush())
    #expect(try stand.store.real.openParcels().isEmpty)
    #expect(try stand.store.real.endsByReason() == [.flushedRestart: 2])
    #expect(await stand.desk.activeAlarms.isEmpty)
  }

  @Test("When the encoder counts from elsewhere all of them end, and the core hears of none")
  func givenUp() async throws {
    let (stand, _) = try await secondLife()
    await stand.desk.giveUpResuming()
    await stand.desk.resume(after: .zero, at: 500)
    #expect(stand.inbox.messages.isEmpty)
    #expect(await stand.desk.flush())
    #expect(try stand.store.real.endsByReason() == [.flushedRestart: 2])
    #expect(await stand.desk.activeAlarms.isEmpty)
  }

  /// A moment of the belt: unknown until the encoder was read.
  private static func picture(_ count: UInt32?) -> CoreSnapshot {
    var snapshot = CoreSnapshot()
    snapshot.beltCondition = count == nil ? .unknown : .standing
    snapshot.encoderCount = count ?? 0
    return snapshot
  }

  private func resumption(_ stand: Stand) -> LineResumption {
    let belt = BeltPlan(
      length: .metres(60), nominalSpeed: .millimetresPerSecond(2_500), encoderLink: LinkIndex(0),
      encoderBits: 32, perPulse: .millimetres(1))
    let memory = BeltMemory(
      configuration: "x", savedAtMilliseconds: WallTime.now.milliseconds, encoderCount: 500, parcels: [])
    return LineResumption(
      memory: memory, plan: CorePlan(belt: belt, cycle: .milliseconds(1)), desk: stand.desk,
      log: Logger(label: "belt") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test("Nobody is handed over before the encoder was read; then everybody is, from where it counts now")
  func waitsForTheEncoder() async throws {
    let (stand, _) = try await secondLife()
    let looks = Mutex(0)
    await resumption(stand).run {
      let look = looks.withLock { looks in
        looks += 1
        return looks
      }
      if look == 3 { #expect(stand.inbox.messages.isEmpty) }
      return Self.picture(look < 3 ? nil : 540)
    }
    #expect(looks.withLock { $0 } == 3)
    let places = stand.inbox.messages.compactMap { message in
      if case .resume(let parcel) = message { parcel.position } else { nil }
    }
    #expect(places == [.millimetres(9_040), .millimetres(7_040)])
  }

  @Test("A counter that began anew, and a line that is stopped before it was read, end everybody")
  func endsEverybody() async throws {
    let (elsewhere, _) = try await secondLife()
    await resumption(elsewhere).run { Self.picture(7) }
    let (stopped, _) = try await secondLife()
    let waiting = Task { await resumption(stopped).run { Self.picture(nil) } }
    waiting.cancel()
    await waiting.value
    for stand in [elsewhere, stopped] {
      #expect(stand.inbox.messages.isEmpty)
      #expect(await stand.desk.flush())
      #expect(try stand.store.real.endsByReason() == [.flushedRestart: 2])
    }
  }

  @Test(
    "Remembered is only who is followed without doubt, and nobody while the belt is followed by time"
  )
  func remembered() async throws {
    let stand = try Stand()
    await stand.desk.take([
      Stand.trace(1, at: 0, .inducted(InductionIndex(0))),
      Stand.trace(1, at: 1, .codeAssociated(try Stand.read("3SABCD1234567", at: 0))),
      Stand.trace(2, at: 2, .inducted(InductionIndex(0))),
      Stand.trace(3, at: 3, .inducted(InductionIndex(0))),
      Stand.trace(4, at: 4, .appeared(.unexpected, EyeIndex(1))),
      Stand.trace(6, at: 5, .inducted(InductionIndex(0))),
      Stand.trace(6, at: 6, .redirected(LaneIndex(1), CommandNumber(1))),
    ])
    func parcel(_ serial: Int64, length: Distance = .millimetres(400), _ exception: EndReason? = nil)
      -> CoreSnapshot.Parcel
    {
      CoreSnapshot.Parcel(
        serial: ParcelSerial(serial), position: .metres(serial), length: length, lane: nil,
        exception: exception, isCommitted: false)
    }
    var snapshot = CoreSnapshot()
    for shown in [
      parcel(1), parcel(2, length: .zero), parcel(3, .multiReadConflict), parcel(4), parcel(5), parcel(6),
    ] {
      snapshot.parcels.append(shown)
    }
    let remembered = await stand.desk.remembered(snapshot)
    #expect(remembered.map(\.serial) == [1])
    #expect(remembered.first?.code == Barcode("3SABCD1234567"))
    snapshot.tracking = .time
    #expect(await stand.desk.remembered(snapshot).isEmpty)
  }
}
