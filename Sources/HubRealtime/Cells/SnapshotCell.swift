/// The latest value of something: one writer that never waits, any number of readers.
///
/// For images, where a newer one supersedes; events go through rings.
///
/// **Shape**: `Value` may be of any size; a read copies it whole.
/// **Thread**: the cell itself may be shared; reading from it is for the control plane. Real-time threads use the
/// ends (`SnapshotWriter`, `SnapshotReader`), which carry no reference that could be counted in a cycle.
public final class SnapshotCell<Value: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Sendable: all shared memory is in the block, which is made for it (proof in SnapshotBlock); `hasWriter` is
  // only touched while the line is put together, by the one thread that does so.
  let block: SnapshotBlock<Value>
  private var hasWriter = false

  /// A cell that reads as `initial` until somebody writes.
  public init(_ initial: Value) { block = SnapshotBlock(initial: initial) }

  deinit { block.free() }

  /// The latest value.
  public var latest: Value {
    // Safety: the room is as large as a value and holds one after `read`.
    unsafe withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { room in
      guard let base = room.baseAddress else { preconditionFailure("hub bug: no room for a value") }
      unsafe block.read(into: UnsafeMutableRawPointer(base))
      return unsafe base.pointee
    }
  }

  /// The latest value, into memory that the caller has already: for values too large to pass about.
  public func read(into value: inout Value) { block.read(into: &value) }

  /// The writing end.
  ///
  /// **Precondition**: asked for once.
  public func makeWriter() -> SnapshotWriter<Value> {
    precondition(!hasWriter, "hub bug: a snapshot cell has one writer")
    hasWriter = true
    return SnapshotWriter(self)
  }

  /// A reading end for a real-time thread; as many as wanted.
  public func makeReader() -> SnapshotReader<Value> { SnapshotReader(self) }
}
