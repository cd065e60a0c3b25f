import HubUnits

/// Scans of one station that wait for their parcel: scan, then place.
struct WaitingScans: BitwiseCopyable {
  var scans: BoundedList<4, WaitingScan>
  /// A scan that began before this may belong to a parcel that passed unseen, or under a doubtful name.
  var trustedSince: MonotonicInstant = .distantFuture
  /// More was scanned than the station's eye has seen: it may be blind, since the belt was here.
  private(set) var doubtedFrom: BeltPosition?

  /// Between these belt positions parcels may have passed the doubted eye: their scans were given to nobody.
  private var unseenFrom = BeltPosition(micrometres: .max)
  private var unseenTo = BeltPosition(micrometres: .min)

  /// Scans went out of date or found no place while the eye was in doubt.
  private(set) var hasForgotten = false

  /// Up to here somebody may come whose scan was dropped while nobody could look: he may have stuck on his way.
  private(set) var unnamedUntil = BeltPosition(micrometres: .min)

  /// Who came by while a second label waits was looked at.
  var passersAreDoubted = false

  init() {
    let filler = ScanRead(
      scanner: ScannerIndex(0), began: .distantPast, completed: .distantPast, code: Barcode(),
      checkDigit: .none)
    scans = BoundedList(filler: WaitingScan(read: filler, belt: .zero))
  }

  /// Drops the scans; what they, and those that were given up, were made for may have come by until now.
  mutating func drop(at belt: BeltPosition) {
    if scans.count > 0 || hasForgotten { missedSome(until: belt) }
    scans.removeAll()
  }

  /// The scans are about to be dropped since nobody could look: their parcels have come by, or come still.
  mutating func expectUnnamed(from belt: BeltPosition) {
    if scans.count > 0 { unnamedUntil = belt + Limits.longestStick }
  }

  /// Gives a scan up that nobody came for.
  mutating func forget(at place: Int) {
    scans.remove(at: place)
    if doubtedFrom != nil { hasForgotten = true }
  }

  /// The eye may be blind: what was put down since the first scan that waits may have passed it unseen.
  mutating func doubtEye(_ place: BeltPosition) {
    if doubtedFrom == nil { doubtedFrom = scans.count > 0 ? min(scans[0].belt, place) : place }
  }

  /// The eye sees; who was missed before is told by the scans that are left over.
  mutating func trustEye(missed: Bool, until belt: BeltPosition) {
    if missed { missedSome(until: belt) }
    doubtedFrom = nil
    hasForgotten = false
    unnamedUntil = BeltPosition(micrometres: .min)
  }

  /// The eye saw somebody come whose scans, and all others that waited, were dropped for it: none that was given up before
  /// can be the next one's.
  mutating func sawSomebodyElse() { hasForgotten = false }

  private mutating func missedSome(until belt: BeltPosition) {
    guard let doubtedFrom else { return }
    // Those of an earlier doubt may be under way still; what lies farther back comes no more.
    unseenFrom = min(unseenFrom, doubtedFrom)
    unseenTo = belt
  }

  /// Whether somebody who passed this place may have been put down without the doubted eye's seeing it.
  func mayHaveMissed(passing place: BeltPosition) -> Bool {
    if let doubtedFrom, hasScan(before: place) || hasForgotten && place >= doubtedFrom { return true }
    return place >= unseenFrom && place <= unseenTo
  }

  /// Whether a scan of this code waits already; then it waits as long as the new one would, and is no surer than either.
  mutating func renew(_ scan: WaitingScan) -> Bool {
    for i in scans.indices where scans[i].read.code == scan.read.code {
      scans[i].read.completed = scan.read.completed
      if scan.read.checkDigit == .failed { scans[i].read.checkDigit = .failed }
      if scan.read.contradictsItself { scans[i].read.contradictsItself = true }
      scans[i].heldUntil = scan.heldUntil
      scans[i].heldAt = scan.heldAt
      scans[i].overAt = nil
      return true
    }
    return false
  }

  /// Which of the waiting scans is of this code.
  func index(of code: Barcode) -> Int? {
    for i in scans.indices where scans[i].read.code == code { return i }
    return nil
  }

  /// Whether a scan waits that was made before the belt was at a place.
  func hasScan(before place: BeltPosition) -> Bool {
    for i in scans.indices where scans[i].belt < place { return true }
    return false
  }
}
