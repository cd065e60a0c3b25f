import Glibc

/// One read of a random cache line out of as much memory as the manifest takes: what no table of that size can beat.
@safe final class RandomAccess {
  private let block: UnsafeMutableRawPointer
  private let size: Int

  init(bytes: Int) throws(BenchError) {
    size = bytes / 64 * 64
    // Safe: fresh memory of our own, written before it is read, given back whole.
    let block = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let block = unsafe block, unsafe block != MAP_FAILED else {
      throw BenchError("kernel: no memory for \(bytes) bytes")
    }
    unsafe self.block = block
    // As the manifest asks for it too.
    _ = unsafe madvise(block, size, MADV_HUGEPAGE)
    unsafe block.initializeMemory(as: UInt8.self, repeating: 1, count: size)
  }

  deinit {
    let answer = unsafe munmap(block, size)
    precondition(answer == 0, "hub bug: the bench's memory could not be given back")
  }

  /// Reads a line; true, so that the read cannot be left out.
  func read(_ random: UInt64) -> Bool {
    let line = Int(random % UInt64(size / 64))
    // Safe: inside the block.
    return unsafe block.load(fromByteOffset: line * 64, as: UInt8.self) == 1
  }
}
