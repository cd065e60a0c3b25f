import CUMockdev

/// One transfer (URB) a client has submitted to a mock scanner.
///
/// **Thread**: under the attachment's lock.
struct MockTransfer: Sendable {
  let request: ClientMemory
  /// Nil for a transfer without data.
  let buffer: ClientMemory?
  /// Who submitted it.
  let client: UInt
  let endpoint: UInt8
  let isControl: Bool

  /// What a client submitted; nil when its memory cannot be read.
  init?(_ request: ClientMemory, client: UInt) {
    self.request = request
    self.client = client
    let (type, endpoint, length) = unsafe request.with(usbdevfs_urb.self) {
      // Safe: plain integers of a structure whose size was checked.
      unsafe ($0.type, $0.endpoint, Int($0.buffer_length))
    }
    self.endpoint = endpoint
    // USBDEVFS_URB_TYPE_CONTROL, `linux/usbdevice_fs.h`.
    isControl = type == 2
    guard let offset = unsafe MemoryLayout<usbdevfs_urb>.offset(of: \.buffer) else { return nil }
    buffer = length > 0 ? request.resolve(at: offset, count: length) : nil
    if length > 0, buffer == nil { return nil }
  }

  var isInput: Bool { endpoint & 0x80 != 0 }

  /// Ends the transfer; the client sees it when it reaps.
  func finish(status: Int32, count: Int) {
    // Safe: as in `init`.
    unsafe request.with(usbdevfs_urb.self) { urb in
      unsafe urb.status = status
      unsafe urb.actual_length = Int32(count)
    }
  }
}
