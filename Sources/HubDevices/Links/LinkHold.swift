/// Why a link that is up drives nothing.
public enum LinkHold: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// It drives.
  case none = 0
  /// The core wants it held.
  case core
  /// The core's cycle stands still.
  case coreFrozen
  /// The device's I/O watchdog could not be read back as armed: see `LinkStatus.watchdog`.
  case watchdog
}
