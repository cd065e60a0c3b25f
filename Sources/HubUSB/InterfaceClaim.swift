import CLibUSB
import HubUnits

/// An opened device and the interfaces of it that are ours.
///
/// One owner: while it lives, nobody else reads the scanner; the kernel's driver gets each interface back when it
/// is released.
///
/// **Thread**: the thread of its context.
/// **Precondition**: closed on purpose by `close(in:)`; forgetting it traps.
@safe
public struct InterfaceClaim: ~Copyable {
  let handle: OpaquePointer
  /// Bit n: interface n is ours.
  private var claimed: UInt32 = 0
  /// The transfers in flight, when a stream was started.
  var stream: UnsafeMutablePointer<StreamState>?
  /// The transfer that carries orders to the device, once one was given.
  var output: UnsafeMutablePointer<OutputState>?

  /// Takes a fresh handle over.
  init(handle: OpaquePointer) {
    unsafe self.handle = handle
    unsafe stream = nil
    unsafe output = nil
    // Safe: the handle was just opened. Not supported only off Linux, and `claim` then says busy.
    _ = unsafe libusb_set_auto_detach_kernel_driver(handle, 1)
  }

  deinit { trapForgotten("hub bug: a USB claim was dropped without close(in:)") }

  /// Takes an interface, from the kernel's driver too.
  ///
  /// After `kill -9` of a daemon the kernel's driver stays off and the interface is free: this takes it again.
  /// **Errors**: `busy` when another program holds it; `deviceGone`.
  public mutating func claim(interface: UInt8) throws(USBError) {
    precondition(interface < 32, "hub bug: USB interface number past 31")
    // Safe: the handle is open while self lives.
    try checked(unsafe libusb_claim_interface(handle, Int32(interface)), .claim)
    claimed |= 1 << UInt32(interface)
  }

  /// Gives an interface back; the kernel's driver takes it again.
  ///
  /// **Errors**: `deviceGone`; it is not ours any more in any case.
  public mutating func release(interface: UInt8) throws(USBError) {
    guard isClaimed(interface) else { return }
    claimed &= ~(1 << UInt32(interface))
    // Safe: the handle is open while self lives.
    try checked(unsafe libusb_release_interface(handle, Int32(interface)), .release)
  }

  public func isClaimed(_ interface: UInt8) -> Bool {
    interface < 32 && claimed & (1 << UInt32(interface)) != 0
  }

  /// Cancels what is in flight, gives every interface back and closes the device.
  ///
  /// A device that is gone is closed all the same, without an error.
  /// - Returns: false when transfers did not come back in time; their memory is then given up, never reused.
  @discardableResult
  public consuming func close(in context: borrowing USBContext) -> Bool {
    let isOutputBack = endOutput(in: context)
    let settled = endStream(in: context) && isOutputBack
    for interface in 0..<UInt8(32) where isClaimed(interface) {
      // Safe: the handle is open. A device that left has nothing to release: the result changes nothing.
      _ = unsafe libusb_release_interface(handle, Int32(interface))
    }
    unsafe libusb_close(handle)
    discard self
    return settled
  }
}
