import HubSim
import HubUnits
import Testing

private func milliseconds(_ n: Int64) -> MonotonicInstant { .init(nanoseconds: n * 1_000_000) }

/// Parcels for one station, all scanned by hand unless said otherwise.
private func parcels(_ count: Int, handScanned: Bool = true, readable: Bool = true) -> [PopulationParcel] {
  Population(count: count, seed: 9, stations: 1, hasFixedScanner: false, perHour: 3_600).parcels.map {
    parcel in
    var parcel = parcel
    parcel.isHandScanned = handScanned
    parcel.label = readable ? .code("RB123456785BE", aim: "]C0") : .unreadable
    return parcel
  }
}

/// Lets a person work for a time, looked at every 4 ms.
private func work(
  _ worker: inout StationWorker, until end: Int64, beeps: Bool = true, gap: (Int64) -> Bool = { _ in true }
) -> [(at: Int64, action: StationWorker.Action)] {
  var done: [(at: Int64, action: StationWorker.Action)] = []
  for now in stride(from: Int64(0), to: end, by: 4) {
    let action = worker.act(
      at: milliseconds(now), scannerBeeps: beeps, scanTime: { _ in .milliseconds(200) },
      hasGap: { _ in gap(now) })
    if let action { done.append((now, action)) }
  }
  return done
}

@Suite("A person at a station")
struct StationWorkerTests {
  @Test("scans, then places 0.3 to 1.2 s after the code is through, one parcel after the other")
  func scansThenPlaces() {
    var worker = StationWorker(parcels: parcels(20), start: milliseconds(0), seed: 1)
    let done = work(&worker, until: 60_000)
    #expect(worker.isDone)
    #expect(done.count == 40)
    for number in 0..<20 {
      let (scan, place) = (done[2 * number], done[2 * number + 1])
      #expect(scan.action == .scan(parcel: number))
      #expect(place.action == .place(parcel: number))
      #expect((500...1_404).contains(place.at - scan.at))
    }
  }

  @Test("waits for a gap, and scans again when the scan has grown old")
  func waitsForAGap() {
    var worker = StationWorker(parcels: parcels(1), start: milliseconds(0), seed: 1)
    let done = work(&worker, until: 20_000, gap: { $0 > 8_000 })
    #expect(done.last?.action == .place(parcel: 0))
    #expect(done.count(where: { $0.action == .scan(parcel: 0) }) >= 2)
    guard let place = done.last, let scan = done.last(where: { $0.action == .scan(parcel: 0) }) else {
      return
    }
    // What the configuration allows from scan to eye is 4 s.
    #expect(place.at - scan.at < 3_100)
  }

  @Test("puts an unreadable parcel on the belt after a few tries")
  func unreadable() {
    var worker = StationWorker(parcels: parcels(1, readable: false), start: milliseconds(0), seed: 1)
    let done = work(&worker, until: 20_000)
    #expect(done.map(\.action) == [.place(parcel: 0)])
  }

  @Test("puts a parcel on the belt without a scan when the scanner is silent")
  func silentScanner() {
    var worker = StationWorker(parcels: parcels(1), start: milliseconds(0), seed: 1)
    let done = work(&worker, until: 20_000, beeps: false)
    #expect(done.map(\.action) == [.place(parcel: 0)])
  }

  @Test("does not scan what goes to the fixed scanner")
  func unscanned() {
    var worker = StationWorker(parcels: parcels(3, handScanned: false), start: milliseconds(0), seed: 1)
    let done = work(&worker, until: 20_000)
    #expect(done.map(\.action) == [.place(parcel: 0), .place(parcel: 1), .place(parcel: 2)])
  }
}
