import CLibUSB
import Glibc
public import HubUnits

/// One session with libusb: the list of devices, and the loop that waits for them.
///
/// **Thread**: made, used and closed on one thread (hub-usb); only `USBWaker` crosses.
/// **Precondition**: closed on purpose by `close()`; forgetting it traps.
/// **Source**: libusb 1.0.26, sections "Asynchronous device I/O" and "Device hotplug".
@safe
public struct USBContext: ~Copyable {
  let raw: OpaquePointer
  private let notes: UnsafeMutablePointer<HotplugNotes>
  /// Whether libusb tells arrivals and departures here; without it only listing finds them.
  public let tellsHotplug: Bool

  public init() throws(USBError) {
    var context: OpaquePointer?
    // Safe: libusb fills the pointer when it returns 0.
    try checked(unsafe libusb_init(&context), .start)
    guard let context = unsafe context else { throw USBError(.other, during: .start) }
    unsafe raw = context
    unsafe notes = .allocate(capacity: 1)
    unsafe notes.initialize(to: HotplugNotes())
    guard libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG.rawValue) != 0 else {
      tellsHotplug = false
      return
    }
    let both = Int32(LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED.rawValue | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT.rawValue)
    // Safe: the callback is a file-scope function; the notes live until `close` has ended the context.
    let result = unsafe libusb_hotplug_register_callback(
      context, both, 0, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
      usbHotplugChanged, notes, nil)
    tellsHotplug = result == 0
  }

  deinit { trapForgotten("hub bug: a USB context was dropped without close()") }

  /// Ends the session.
  ///
  /// **Precondition**: every claim is closed and no waker is used any more.
  public consuming func close() {
    // Safe: the context is live until here; the callback cannot run after the exit.
    unsafe libusb_exit(raw)
    unsafe notes.deinitialize(count: 1)
    unsafe notes.deallocate()
    discard self
  }

  /// Waits until something happened on the bus, for at most `timeout`; callbacks run in here.
  ///
  /// **Errors**: what libusb says; an interruption is not one.
  public borrowing func handleEvents(upTo timeout: Nanoseconds) throws(USBError) {
    let bounded = max(0, timeout.count)
    var limit = timeval(
      tv_sec: Int(bounded / 1_000_000_000), tv_usec: Int(bounded % 1_000_000_000 / 1_000))
    // Safe: the context is live; the structure is ours and lives through the call.
    let result = unsafe libusb_handle_events_timeout_completed(raw, &limit, nil)
    if result == LIBUSB_ERROR_INTERRUPTED.rawValue { return }
    try checked(result, .handleEvents)
  }

  /// What came and went since this was last asked.
  public borrowing func takeHotplugNotes() -> HotplugNotes {
    // Safe: callbacks run only inside `handleEvents`, on this thread.
    let taken = unsafe notes.pointee
    unsafe notes.pointee = HotplugNotes()
    return taken
  }

  /// What another thread may call to end a wait early.
  public var waker: USBWaker { unsafe USBWaker(context: raw) }
}
