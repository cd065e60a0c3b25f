import HubDevices
import HubRealtime
import HubUnits

/// The scanners of the terminals as devices.
///
/// **Thread**: any of the control plane; waits for nobody.
protocol TerminalSeats: Sendable {
  /// What the person hears.
  func sound(_ sound: ScannerSound, on scanner: ScannerIndex)
  /// The USB port a scanner is plugged into now; nil while it is not.
  func port(of scanner: ScannerIndex) -> String?
  /// A scanner is the one at this port from now on, and no other scanner is.
  func bind(_ scanner: ScannerIndex, to port: String)
}

extension ScannerThread: TerminalSeats {
  func sound(_ sound: ScannerSound, on scanner: ScannerIndex) {
    self.sound(sound, on: scanner, at: MonotonicClock.now())
  }

  func port(of scanner: ScannerIndex) -> String? { status(of: scanner).port.map { "\($0)" } }
}
