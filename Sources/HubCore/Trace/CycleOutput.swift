public import HubUnits

/// Everything one turn of the crank yields.
///
/// **Shape**: fixed; its traces lie in `memoryBytes` of memory that the builder brings. Built once, used again
/// every cycle.
public struct CycleOutput: ~Copyable, Sendable {
  public var image: OutputImage
  public var orders: BoundedList<32, DivertOrder>
  public var traces: FixedList<CoreTrace>
  /// The crank must be turned again by then if nothing comes before; turns before it with nothing in them change
  /// nothing.
  public var nextTurn: MonotonicInstant = .distantPast

  /// - Parameter memory: at least `memoryBytes`; the caller frees it after the output is gone.
  public init(memory: UnsafeMutableRawBufferPointer) {
    image = OutputImage()
    orders = BoundedList(
      filler: DivertOrder(
        number: OrderNumber(0), action: .release, link: LinkIndex(0), coil: 0, at: .distantPast,
        deadline: .distantPast, releaseBy: .distantPast))
    // Safe: the caller keeps the memory for as long as the output lives, and hands it to nobody else.
    var region = unsafe MemoryRegion(memory)
    traces = FixedList(in: &region, capacity: Limits.tracesInTurn)
  }

  /// The memory that the traces need.
  ///
  /// **Units**: bytes, about 500,000.
  public static var memoryBytes: Int { MemoryRegion.bytes(for: Limits.tracesInTurn, CoreTrace.self) }

  /// Makes it ready for the next turn; the image stays, since it is a state.
  public mutating func clear() {
    orders.removeAll()
    traces.removeAll()
  }
}
