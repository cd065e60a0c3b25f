/// Memory that its owner hands to the core once, to be carved into tables.
///
/// The core allocates nothing, not even at the start: who builds it brings the memory and frees it after.
///
/// **Precondition**: the memory outlives every table carved from it, and nobody else touches it meanwhile.
@safe public struct MemoryRegion: ~Copyable {
  @usableFromInline var cursor: UnsafeMutableRawPointer
  @usableFromInline let end: UnsafeMutableRawPointer

  /// - Parameter memory: not empty; its owner frees it after the last table is gone.
  @inlinable public init(_ memory: UnsafeMutableRawBufferPointer) {
    guard let base = memory.baseAddress else { preconditionFailure("hub bug: the core was given no memory") }
    unsafe cursor = base
    // Safe: one past the end of the caller's buffer.
    unsafe end = base + memory.count
  }

  /// Cuts off room for elements.
  ///
  /// **Precondition**: enough is left; the sizes are constants, so this is our bug and shows at the first start.
  @inlinable mutating func carve<Element: BitwiseCopyable>(
    _ capacity: Int, of type: Element.Type
  ) -> UnsafeMutablePointer<Element> {
    let start = unsafe cursor.alignedUp(for: type)
    // Safe: compared with the end before anything is written.
    let next = unsafe start + capacity * MemoryLayout<Element>.stride
    precondition(unsafe next <= end, "hub bug: the memory given to the core is too small")
    unsafe cursor = next
    return unsafe start.bindMemory(to: type, capacity: capacity)
  }

  /// The bytes that a table needs, alignment included.
  @inlinable public static func bytes<Element: BitwiseCopyable>(
    for capacity: Int, _ type: Element.Type
  ) -> Int {
    capacity * MemoryLayout<Element>.stride + MemoryLayout<Element>.alignment
  }
}
