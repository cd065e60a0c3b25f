import CLibUSB
import HubUnits

/// The transfers of one IN endpoint and the reports they brought, at one place in memory for the callback.
///
/// **Thread**: the context's thread; callbacks run inside its `handleEvents`.
@safe
struct StreamState {
  /// Transfers in flight, so that the bus always has one to fill while a callback runs.
  ///
  /// **Source**: at one report a millisecond, four cover 4 ms of a busy thread; the store covers the rest.
  static var depth: Int { 4 }
  /// Reports kept for the owner. When it is full, transfers wait and the device is made to hold its data.
  ///
  /// **Source**: 64 keyboard reports are 64 ms of the fastest keyboard scanner (1 report a millisecond).
  static var storeSize: Int { 64 }

  private var store = InlineArray<64, USBReport>(repeating: USBReport())
  private var first = 0
  private var stored = 0
  var transfers: InlineArray<4, UnsafeMutablePointer<libusb_transfer>?> = unsafe .init(repeating: nil)
  /// Bit n: transfer n is with libusb.
  private(set) var inFlight: UInt8 = 0
  /// Set while the owner wants no more reports.
  var isPausing = false
  /// The first way it went wrong since the last start; nil while it runs.
  private(set) var fault: TransferOutcome?
  private(set) var emptyPackets: UInt64 = 0

  /// Hands a report out, oldest first.
  mutating func takeReport() -> USBReport? {
    guard stored > 0 else { return nil }
    let report = store[first]
    first = (first + 1) % Self.storeSize
    stored -= 1
    return report
  }

  /// Gives libusb every transfer that is not with it.
  mutating func submitIdle() {
    guard !isPausing, fault == nil else { return }
    for slot in 0..<Self.depth where inFlight & (1 << UInt8(slot)) == 0 {
      guard stored + inFlight.nonzeroBitCount < Self.storeSize else { return }
      guard let transfer = unsafe transfers[slot] else { continue }
      // Safe: the transfer is ours, filled by `startStream`, and not with libusb.
      let result = unsafe libusb_submit_transfer(transfer)
      if result == 0 {
        inFlight |= 1 << UInt8(slot)
      } else {
        fault = TransferOutcome(submitError: USBError.Kind(code: result))
        return
      }
    }
  }

  /// A transfer came back.
  mutating func returned(_ transfer: UnsafeMutablePointer<libusb_transfer>) {
    for slot in 0..<Self.depth where unsafe transfers[slot] == transfer { inFlight &= ~(1 << UInt8(slot)) }
    let outcome = TransferOutcome(unsafe transfer.pointee.status)
    let count = Int(unsafe transfer.pointee.actual_length)
    switch outcome {
    case .completed where count == 0: emptyPackets += 1  // f_hid sends one after each full report
    case .completed:
      guard let buffer = unsafe transfer.pointee.buffer else { break }
      // Room is kept for what is in flight, so the store cannot overflow.
      store[(first + stored) % Self.storeSize] = unsafe USBReport(
        arrivedAt: monotonicNow(), buffer: buffer, count: count)
      stored += 1
    case .cancelled: break
    case .failed, .timedOut, .stalled, .deviceGone, .overflow:
      // An unplug is the last word; otherwise the first fault is the cause and the rest its echo.
      if fault == nil || outcome == .deviceGone { fault = outcome }
    }
    submitIdle()
  }

  /// Asks libusb for everything back.
  mutating func cancelAll() {
    isPausing = true
    for slot in 0..<Self.depth where inFlight & (1 << UInt8(slot)) != 0 {
      guard let transfer = unsafe transfers[slot] else { continue }
      // Safe: the transfer is with libusb. Not found: it is already on its way back.
      _ = unsafe libusb_cancel_transfer(transfer)
    }
  }

  /// Forgets the fault and starts again.
  mutating func resume() {
    fault = nil
    isPausing = false
    submitIdle()
  }
}

extension TransferOutcome {
  /// What a transfer that could not even start means for the stream.
  init(submitError kind: USBError.Kind) {
    switch kind {
    case .deviceGone: self = .deviceGone
    case .stalled: self = .stalled
    default: self = .failed
    }
  }
}

/// Runs on the thread that handles events, inside `USBContext.handleEvents`.
@c func usbTransferReturned(_ transfer: UnsafeMutablePointer<libusb_transfer>?) {
  guard let transfer = unsafe transfer, let owner = unsafe transfer.pointee.user_data else { return }
  // Safe: `startStream` put the stream's address there; it is freed only after every transfer came back.
  unsafe owner.assumingMemoryBound(to: StreamState.self).pointee.returned(transfer)
}
