import HubUSB
import HubUnits

/// What takes an order to a scanner: one at a time, without waiting.
protocol OrderCarrier: AnyObject {
  /// Sends bytes off.
  ///
  /// - Returns: nil when they are on their way, and `orderOutcome` tells later; else how it failed.
  func start(_ bytes: BoundedList<64, UInt8>, by path: OutputPath?) -> TransferOutcome?

  /// How the last order ended, told once; nil while it is on its way.
  func orderOutcome() -> TransferOutcome?
}

extension HeldClaim: OrderCarrier {
  func start(_ bytes: BoundedList<64, UInt8>, by path: OutputPath?) -> TransferOutcome? {
    guard let path else { return .failed }
    do {
      try startOutput(bytes, by: path)
      return nil
    } catch {
      return error.kind == .deviceGone ? .deviceGone : .failed
    }
  }

  func orderOutcome() -> TransferOutcome? { takeOutputOutcome() }
}
