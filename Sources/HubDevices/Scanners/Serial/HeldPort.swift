import HubUSB
import HubUnits

/// A port of a scanner, which has one or none.
///
/// The only optional of it is in here, opened by comparing with nil alone (as `HeldClaim`, and for the same reason).
///
/// **Thread**: the port's own.
final class HeldPort: OrderCarrier {
  private var port: SerialPort?
  private var outcome: TransferOutcome?

  init(_ port: consuming SerialPort) { self.port = consume port }

  /// Gives it back. Again is harmless.
  func close() {
    guard port != nil else { return }
    let mine = port.take()!
    mine.close()
  }

  /// What poll(2) waits on; -1, which poll passes over, once it is closed.
  var descriptor: Int32 {
    guard port != nil else { return -1 }
    return port!.file()
  }

  /// Lets the last order go out.
  func finish() {
    guard port != nil else { return }
    port!.finish()
  }

  func read(into room: UnsafeMutableRawBufferPointer) -> SerialPort.Reading {
    guard port != nil else { return .gone }
    return unsafe port!.read(into: room)
  }

  /// The kernel takes an order at once or has no room for it.
  func start(_ bytes: BoundedList<64, UInt8>, by path: OutputPath?) -> TransferOutcome? {
    guard port != nil, port!.write(bytes) else { return .timedOut }
    outcome = .completed
    return nil
  }

  func orderOutcome() -> TransferOutcome? {
    defer { outcome = nil }
    return outcome
  }
}
