/// What the core wants of every link right now, beside single orders.
///
/// **Thread**: made by the core every cycle, crosses by latest-value cell: a newer one supersedes.
public struct OutputImage: Sendable, BitwiseCopyable {

  /// Counts cycles; a link thread that sees it stand still for longer than its `released_after` drives every
  /// output to its safe state by itself.
  public var cycle: UInt64
  /// The value for each link's heartbeat register; changes every `every` while the core is well.
  public var heartbeat: UInt16
  /// Bit n: link n drives all outputs to their safe states and drops what was ordered.
  public var heldLinks: UInt8
  /// Bit n: an operator holds the line and link n is well, so a person may move its outputs by hand, one at a time.
  /// Every other hold says that something is broken; nobody moves anything then.
  public var joggableLinks: UInt8

  @inlinable public init(
    cycle: UInt64 = 0, heartbeat: UInt16 = 0, heldLinks: UInt8 = 0xFF, joggableLinks: UInt8 = 0
  ) {
    self.cycle = cycle
    self.heartbeat = heartbeat
    self.heldLinks = heldLinks
    self.joggableLinks = joggableLinks
  }
}
