/// A reading end of a snapshot cell, for a real-time thread.
///
/// **Thread**: one thread at a time; moves between threads, is never shared.
@safe
public struct SnapshotReader<Value: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
  // Sendable: the end does not copy, so one thread has it; the block is made for sharing (SnapshotBlock).
  private let block: SnapshotBlock<Value>
  // Held once, given back in deinit, so that reading counts no references.
  private let cell: Unmanaged<SnapshotCell<Value>>

  init(_ cell: SnapshotCell<Value>) {
    block = cell.block
    // Safety: balanced by the release in deinit.
    unsafe self.cell = Unmanaged.passRetained(cell)
  }

  deinit { unsafe cell.release() }

  /// The latest value, copied over `value`.
  public func read(into value: inout Value) { block.read(into: &value) }
}
