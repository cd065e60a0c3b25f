import CLibUSB

/// Ends the wait of the thread that handles events.
///
/// **Thread**: any.
/// **Precondition**: the context is not closed yet; whoever keeps a waker guards that with a lock.
@safe
public struct USBWaker: @unchecked Sendable {
  // Sendable: libusb_interrupt_event_handler is made to be called from any thread.
  private let raw: OpaquePointer

  init(context: OpaquePointer) { unsafe raw = context }

  public func wake() {
    // Safe: the context lives, by the precondition.
    unsafe libusb_interrupt_event_handler(raw)
  }
}
