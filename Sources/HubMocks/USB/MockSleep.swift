import CUMockdev
import Glibc

// A bus that is put to sleep, as when the PC sleeps.
extension MockAttachmentState {
  /// What is in flight is flushed, and nothing is taken until the bus wakes; the device stays on the list.
  ///
  /// **Source**: the kernel's `usb_suspend_both`, which flushes every endpoint (-ESHUTDOWN) and then takes no transfer
  /// (-EHOSTUNREACH); libusb calls the first "no device".
  mutating func sleep() {
    isAsleep = true
    let flushed = pending
    pending.removeAll()
    for transfer in flushed { finish(transfer, status: -ESHUTDOWN, count: 0) }
  }

  mutating func wake() { isAsleep = false }
}
