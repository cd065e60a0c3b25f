import CUMockdev
import Glibc

/// A block of the client's memory, as umockdev holds it for an ioctl, kept alive as long as this exists.
///
/// What is written here reaches the client when the ioctl it hangs on is completed.
///
/// **Thread**: umockdev's, or under the owner's lock.
@safe final class ClientMemory: @unchecked Sendable {
  /// Safe everywhere below: this object holds a reference until `deinit`.
  private let block: UnsafeMutablePointer<UMockdevIoctlData>

  /// The block a pointer inside another block points to; nil when the client gave no memory.
  convenience init?(
    resolving parent: UnsafeMutablePointer<UMockdevIoctlData>, at offset: Int, count: Int
  ) {
    // Safe: umockdev checks the offset against the parent's size.
    guard let block = unsafe umockdev_ioctl_data_resolve(parent, gsize(offset), gsize(count), nil) else {
      return nil
    }
    unsafe self.init(block)
  }

  private init(_ block: UnsafeMutablePointer<UMockdevIoctlData>) {
    unsafe g_object_ref(UnsafeMutableRawPointer(block))
    unsafe self.block = block
  }

  deinit { unsafe g_object_unref(UnsafeMutableRawPointer(block)) }

  /// Where the block lies in the client: what names a transfer.
  var clientAddress: UInt { unsafe UInt(block.pointee.client_addr) }
  var count: Int { unsafe Int(block.pointee.data_len) }

  /// The block that a pointer in this one points to.
  func resolve(at offset: Int, count: Int) -> ClientMemory? {
    unsafe ClientMemory(resolving: block, at: offset, count: count)
  }

  /// Points a pointer in this block to another, as reaping does.
  func point(at offset: Int, to child: ClientMemory) {
    // Safe: both blocks live; a failure would be an offset outside the block, which the callers do not have.
    let done = unsafe umockdev_ioctl_data_set_ptr(block, gsize(offset), child.block)
    precondition(done != 0, "hub bug: a mock scanner could not hand back a transfer")
  }

  /// Reads or changes a C structure at the block's start.
  ///
  /// **Precondition**: the block is at least as large as the structure.
  func with<Structure, Result>(
    _ type: Structure.Type, _ body: (inout Structure) -> Result
  ) -> Result {
    precondition(count >= MemoryLayout<Structure>.size, "hub bug: a usbfs argument is too short")
    // Safe: the size was checked and umockdev allocates with malloc's alignment.
    let pointer = unsafe UnsafeMutableRawPointer(block.pointee.data).assumingMemoryBound(to: type)
    return unsafe body(&pointer.pointee)
  }

  /// A copy of the block's bytes.
  var bytes: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: block.pointee.data, count: count))
  }

  /// Writes bytes into the block, as many as fit, and tells how many did.
  func write(_ bytes: [UInt8], at offset: Int = 0) -> Int {
    let fitting = min(bytes.count, count - offset)
    guard fitting > 0 else { return 0 }
    // Safe: `fitting` was cut to both sizes.
    for index in 0..<fitting { unsafe block.pointee.data[offset + index] = bytes[index] }
    return fitting
  }
}
