import HubUnits

/// Scans of one station that wait for their parcel: scan, then place.
struct WaitingScans: BitwiseCopyable {
  var scans: BoundedList<4, ScanRead>
  /// A scan that began before this may belong to a parcel that passed unseen, or under a doubtful name.
  var trustedSince: MonotonicInstant = .distantFuture

  init() {
    scans = BoundedList(
      filler: ScanRead(
        scanner: ScannerIndex(0), began: .distantPast, completed: .distantPast, code: Barcode(),
        checkDigit: .none))
  }

  /// Whether a scan of this code waits already; then it waits as long as the new one would.
  mutating func renew(_ scan: ScanRead) -> Bool {
    for i in scans.indices where scans[i].code == scan.code {
      scans[i].completed = scan.completed
      return true
    }
    return false
  }
}
