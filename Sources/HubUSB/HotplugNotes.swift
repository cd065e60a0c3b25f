import CLibUSB

/// How many devices came and went since this was last taken.
///
/// The callback may not use the devices (libusb issue 408: no synchronous call inside), so it only counts; who
/// came is found by listing.
public struct HotplugNotes: Sendable, Hashable, BitwiseCopyable {
  public internal(set) var arrivals = 0
  public internal(set) var departures = 0

  /// Whether a new list is due.
  public var isEmpty: Bool { arrivals == 0 && departures == 0 }
}

/// Runs on the thread that handles events, inside `USBContext.handleEvents`.
///
/// - Returns: 0, which keeps the callback registered.
@c func usbHotplugChanged(
  _ context: OpaquePointer?, _ device: OpaquePointer?, _ event: libusb_hotplug_event,
  _ notes: UnsafeMutableRawPointer?
) -> Int32 {
  guard let notes = unsafe notes else { return 0 }
  // Safe: the pointer is the one `USBContext.init` registered; it lives until the context is closed.
  let counted = unsafe notes.assumingMemoryBound(to: HotplugNotes.self)
  if event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED {
    unsafe counted.pointee.arrivals += 1
  } else {
    unsafe counted.pointee.departures += 1
  }
  return 0
}
