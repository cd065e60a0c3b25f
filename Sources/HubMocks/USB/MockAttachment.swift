import CUMockdev
import Glibc
import Synchronization

/// A mock scanner plugged in at one address, with its node and its ioctl socket.
///
/// Each plug-in is a new one: a client that still holds the old handle talks to the old attachment, which says
/// ENODEV, as the kernel does.
///
/// **Thread**: ioctls come on umockdev's thread, reports from whoever scans.
@safe final class MockAttachment: @unchecked Sendable {
  /// The node's name for clients, below the test bed's root.
  let node: String
  let state: Mutex<MockAttachmentState>
  /// Safe everywhere below: owned from `init`; the test bed keeps attachments as long as itself.
  let handler: UnsafeMutablePointer<UMockdevIoctlBase>

  init(node: String, state: consuming MockAttachmentState) {
    self.node = node
    self.state = Mutex(state)
    unsafe handler = umockdev_ioctl_base_new()
    connect("handle-ioctl", unsafe unsafeBitCast(mockScannerIoctl as IoctlCallback, to: GCallback.self))
    connect("client-connected", unsafe unsafeBitCast(mockScannerOpened as OpenedCallback, to: GCallback.self))
  }

  private typealias IoctlCallback =
    @convention(c) (
      UnsafeMutablePointer<UMockdevIoctlBase>?, UnsafeMutablePointer<UMockdevIoctlClient>?, gpointer?
    ) -> gboolean
  private typealias OpenedCallback =
    @convention(c) (
      UnsafeMutablePointer<UMockdevIoctlBase>?, UnsafeMutablePointer<UMockdevIoctlClient>?, gpointer?
    ) -> Void
  private func connect(_ signal: String, _ callback: GCallback?) {
    // Safe: the handler only calls back while it lives, and the test bed keeps this object as long.
    unsafe g_signal_connect_data(
      UnsafeMutableRawPointer(handler), signal, callback, Unmanaged.passUnretained(self).toOpaque(), nil,
      GConnectFlags(rawValue: 0))
  }

  /// Asks to be told when a client is gone.
  ///
  /// umockdev 0.17 declares "client-vanished" and "connected" and tells neither; but it drops the client's object
  /// when its socket closes.
  func watch(_ client: UnsafeMutablePointer<UMockdevIoctlClient>) {
    // Safe: the test bed keeps this object; the object of the client is only used as a name from here on.
    unsafe UnsafeMutableRawPointer(client).withMemoryRebound(to: GObject.self, capacity: 1) {
      unsafe g_object_weak_ref($0, mockScannerClosed, Unmanaged.passUnretained(self).toOpaque())
    }
  }

  /// Serves one ioctl of one client.
  func handle(_ client: UnsafeMutablePointer<UMockdevIoctlClient>) {
    let code = unsafe UInt(umockdev_ioctl_client_get_request(client))
    guard let request = USBDeviceFSRequest(code: code),
      let root = unsafe umockdev_ioctl_client_get_arg(client)
    else {
      unsafe umockdev_ioctl_client_complete(client, -1, ENOTTY)
      return
    }
    // Safe: the argument's block holds at least the pointer the client passed.
    let pointer = unsafe UnsafeRawPointer(root.pointee.data).loadUnaligned(as: UInt.self)
    let size = USBDeviceFSRequest.argumentSize(code: code)
    let argument = size > 0 ? unsafe ClientMemory(resolving: root, at: 0, count: size) : nil
    let name = UInt(bitPattern: client)
    let answer = state.withLock {
      $0.serve(request, client: name, pointer: pointer, argument: argument)
    }
    unsafe umockdev_ioctl_client_complete(client, answer.result, answer.errno)
  }
}

/// Where umockdev hands over an ioctl.
@c func mockScannerIoctl(
  _ base: UnsafeMutablePointer<UMockdevIoctlBase>?, _ client: UnsafeMutablePointer<UMockdevIoctlClient>?,
  _ context: gpointer?
) -> gboolean {
  guard let client = unsafe client, let context = unsafe context else { return 0 }
  // Safe: the context is the attachment that connected this signal, which outlives the handler.
  let attachment = unsafe Unmanaged<MockAttachment>.fromOpaque(context).takeUnretainedValue()
  unsafe attachment.handle(client)
  return 1
}

/// Where umockdev says that a client opened the node.
@c func mockScannerOpened(
  _ base: UnsafeMutablePointer<UMockdevIoctlBase>?, _ client: UnsafeMutablePointer<UMockdevIoctlClient>?,
  _ context: gpointer?
) {
  guard let client = unsafe client, let context = unsafe context else { return }
  // Safe: as above.
  unsafe Unmanaged<MockAttachment>.fromOpaque(context).takeUnretainedValue().watch(client)
}

/// Where GLib says that a client's object is gone: the client closed its handle, or died.
@c func mockScannerClosed(_ context: gpointer?, _ client: UnsafeMutablePointer<GObject>?) {
  guard let client = unsafe client, let context = unsafe context else { return }
  // Safe: as above.
  let attachment = unsafe Unmanaged<MockAttachment>.fromOpaque(context).takeUnretainedValue()
  let name = UInt(bitPattern: client)
  attachment.state.withLock { $0.forget(client: name) }
}
