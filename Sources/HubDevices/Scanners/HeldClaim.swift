import HubUSB
import HubUnits

/// A claim of a driver, which has one or none.
///
/// The claim itself cannot be copied. The only optional of it is in here, and it is only opened by comparing with
/// nil: Swift 6.3.1 compiles `optional?.method()` on a non-copyable optional property wrongly in debug builds, the
/// method runs although there is nothing (found by the address sanitizer).
///
/// **Thread**: hub-usb only.
final class HeldClaim {
  private var claim: InterfaceClaim?

  init(_ claim: consuming InterfaceClaim) { self.claim = consume claim }

  /// Gives everything back. Again is harmless.
  func close(in context: borrowing USBContext) {
    guard claim != nil else { return }
    let mine = claim.take()!
    mine.close(in: context)
  }

  func nextReport() -> USBReport? {
    guard claim != nil else { return nil }
    return claim!.nextReport()
  }

  var streamFault: TransferOutcome? {
    guard claim != nil else { return nil }
    return claim!.streamFault()
  }

  func pauseStream(in context: borrowing USBContext) -> Bool {
    guard claim != nil else { return true }
    return claim!.pauseStream(in: context)
  }

  func resumeStream() {
    guard claim != nil else { return }
    claim!.resumeStream()
  }

  // Orders: see InterfaceClaimOutput.
  var isOutputInFlight: Bool {
    guard claim != nil else { return false }
    return claim!.isOutputInFlight()
  }

  func startOutput(_ bytes: BoundedList<64, UInt8>, by path: OutputPath) throws(USBError) {
    guard claim != nil else { throw USBError(.deviceGone, during: .order) }
    try claim!.startOutput(bytes, by: path)
  }

  func takeOutputOutcome() -> TransferOutcome? {
    guard claim != nil else { return nil }
    return claim!.takeOutputOutcome()
  }

  func finishOutput(in context: borrowing USBContext) {
    guard claim != nil else { return }
    claim!.finishOutput(in: context)
  }

  func clearHalt(endpoint: UInt8) throws(USBError) {
    guard claim != nil else { throw USBError(.deviceGone, during: .clearHalt) }
    try claim!.clearHalt(endpoint: endpoint)
  }

  /// Resets the device, and tells it to speak again.
  func reset(choice: InterfaceChoice) throws(USBError) {
    guard claim != nil else { throw USBError(.deviceGone, during: .reset) }
    try claim!.reset()
    try choice.wake(&claim!)
  }
}
