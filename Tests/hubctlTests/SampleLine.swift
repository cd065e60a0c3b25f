import HubProtocol
import HubUnits

/// A line such as `examples/liege.yaml` describes, at one moment.
enum SampleLine {
  static let at = WireTime("2026-11-21T03:04:05.678Z") ?? WireTime(milliseconds: 0)

  static func state(lanes: Int = 28) -> LineState {
    LineState(
      line: "liege", at: at, uptimeMs: 60_000, cycle: 60_000, planVersion: "2026-11-a",
      belt: BeltView(
        lengthMm: 60_000, motion: .moving, speedMmS: .good(2_500), positionMm: .good(150_000)),
      links: [
        LinkView(name: "plc1", address: "127.0.0.1:15020", condition: .good(.good), roundTripP50Us: 420)
      ],
      scanners: [
        ScannerView(name: "hand-1", mode: "hid-pos", condition: .ready, reads: 12, lastReadAgeMs: 900),
        ScannerView(name: "tunnel", mode: "cdc", condition: .missing),
      ],
      eyes: [
        EyeView(name: "station-1", atMm: 500, blocked: .good(true)),
        EyeView(name: "track-1", atMm: 8_500, blocked: .good(false)),
      ],
      lanes: (1...lanes).map { number in
        LaneView(
          number: number, name: "Lane called \(number)", atMm: 10_000 + number * 1_700, inFlight: number % 3,
          delivered: number)
      },
      parcels: [
        ParcelView(serial: 1, positionMm: 0),
        ParcelView(serial: 2, positionMm: 30_000, lengthMm: 400, lane: 3),
        ParcelView(serial: 3, positionMm: 60_000, lengthMm: 1_200, exception: Word(.noRead)),
      ],
      inducted: 40,
      ends: [ReasonCount(reason: Word(.sorted), count: 30), ReasonCount(reason: Word(.noRead), count: 2)])
  }
}
