import HubUnits
import Synchronization

/// What the control plane wants of one scanner, where its field thread finds it.
///
/// One sound at most waits here: a sound is about now, and two in a row are one noise. Nothing is ever queued.
///
/// **Thread**: written by the control plane, read by the scanner's thread; nobody waits for anybody.
final class ScannerOrderCell: Sendable {
  /// How long a sound may wait for its scanner.
  ///
  /// **Source**: longer than the retry of a busy device (250 ms) it must not be: a hand makes two scans a second at
  /// most (field observation), so a sound that comes later than this is heard as the next parcel's.
  static var soundIsGoodFor: Nanoseconds { .milliseconds(250) }

  /// The sound in the two lowest bits, its instant in nanoseconds above; 0: none.
  private let sound = Atomic<UInt64>(0)
  private let standing = Atomic<Bool>(false)

  /// Puts a sound in; the one before is talked over, unless it is fresh and heavier.
  func put(_ wanted: ScannerSound, at instant: MonotonicInstant) {
    let new = UInt64(bitPattern: max(0, instant.nanoseconds)) << 2 | UInt64(wanted.rawValue)
    var old = sound.load(ordering: .relaxed)
    // Whoever comes between has changed the cell, so somebody always gets on; writers are few and seldom.
    while true {
      if let waiting = Self.read(old), waiting.sound.rawValue > wanted.rawValue,
        instant - waiting.at < Self.soundIsGoodFor
      {
        return
      }
      let result = sound.compareExchange(expected: old, desired: new, ordering: .releasing)
      if result.exchanged { return }
      old = result.original
    }
  }

  /// Takes the sound out.
  func takeSound() -> (sound: ScannerSound, at: MonotonicInstant)? {
    guard sound.load(ordering: .relaxed) != 0 else { return nil }
    return Self.read(sound.exchange(0, ordering: .acquiring))
  }

  /// The line stands: nothing that is read now could be sorted.
  func setStanding(_ stands: Bool) { standing.store(stands, ordering: .releasing) }
  var isStanding: Bool { standing.load(ordering: .acquiring) }

  private static func read(_ packed: UInt64) -> (sound: ScannerSound, at: MonotonicInstant)? {
    guard let sound = ScannerSound(rawValue: UInt8(packed & 3)) else { return nil }
    return (sound, MonotonicInstant(nanoseconds: Int64(packed >> 2)))
  }
}
