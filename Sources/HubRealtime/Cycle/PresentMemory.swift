extension UnsafeMutableRawBufferPointer {
  /// Fresh memory of which every page is there already, so that none is faulted in by a cycle.
  ///
  /// The caller frees it.
  static func present(byteCount: Int) -> UnsafeMutableRawBufferPointer {
    // Two cache lines: what x86 fetches at once (see RingBlock).
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 128)
    // Safety: within the block's own size.
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
    return unsafe memory
  }
}
