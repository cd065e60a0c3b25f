import HubDevices
import HubUnits
import Synchronization

@testable import HubDaemon

/// Scanners that are heard by the test.
final class FakeSeats: TerminalSeats {
  private struct State {
    var sounds: [ScannerSound] = []
    var ports: [ScannerIndex: String] = [:]
    var bound: [ScannerIndex: String] = [:]
  }
  private let state = Mutex(State())

  var sounds: [ScannerSound] { state.withLock { $0.sounds } }
  var bound: [ScannerIndex: String] { state.withLock { $0.bound } }
  func plug(_ scanner: Int, into port: String) { state.withLock { $0.ports[ScannerIndex(scanner)] = port } }

  func sound(_ sound: ScannerSound, on scanner: ScannerIndex) { state.withLock { $0.sounds.append(sound) } }
  func port(of scanner: ScannerIndex) -> String? { state.withLock { $0.ports[scanner] } }
  func bind(_ scanner: ScannerIndex, to port: String) { state.withLock { $0.bound[scanner] = port } }
}
