public import HubCore

/// All rings and cells around one core: made first, then shared out, then handed to the cycle loop.
///
/// ```
/// var ports = CyclePorts()
/// let link = ports.addLink()               // to the link's thread, in the order of the configuration
/// let scans = ports.makeScanWriter()       // to the USB thread
/// let messages = ports.makeMessageWriter() // control to core
/// let traces = ports.makeTraceReader()     // core to control
/// let picture = ports.snapshot             // for everybody to look at
/// let loop = try CycleLoop(plan: plan, firstSerial: serial, ports: ports, policy: .preferred)
/// ```
///
/// **Thread**: put together by one thread; the ends then move to theirs.
@safe
public struct CyclePorts: ~Copyable, @unchecked Sendable {
  // Sendable: the links' ends are in a block of its own that only this value points to, and it does not copy.

  /// The core's latest wish for every link.
  public let outputImage: SnapshotCell<OutputImage>
  /// The line as the core sees it, 50 ms fresh.
  public let snapshot: SnapshotCell<CoreSnapshot>
  let scans: RingReader<ScanRead>
  let messages: RingReader<ControlMessage>
  let traces: RingWriter<CoreTrace>
  var tap: CycleTap
  let links: UnsafeMutablePointer<CoreLinkPorts>
  private(set) var linkCount = 0

  /// - Parameter isRecorded: somebody will read every turn from `makeNoteReader()`.
  public init(isRecorded: Bool = false) {
    outputImage = SnapshotCell(OutputImage())
    snapshot = SnapshotCell(CoreSnapshot())
    scans = RingReader(capacity: RingCapacity.scans)
    messages = RingReader(capacity: RingCapacity.messages)
    traces = RingWriter(capacity: RingCapacity.traces)
    tap = CycleTap(isRecorded: isRecorded)
    unsafe links = UnsafeMutablePointer<CoreLinkPorts>.allocate(capacity: Limits.links)
  }

  deinit {
    // Safety: the first `linkCount` places are initialised by `addLink` and nothing else points here.
    unsafe links.deinitialize(count: linkCount)
    unsafe links.deallocate()
  }

  /// The rings of the next link; the *n*-th call is for `LinkIndex(n)`.
  ///
  /// **Precondition**: at most `Limits.links` times.
  public mutating func addLink() -> LinkPorts {
    precondition(linkCount < Limits.links, "hub bug: more links than Limits.links reach the cycle")
    let core = CoreLinkPorts()
    let ports = LinkPorts(
      images: core.images.makeWriter(), outcomes: core.outcomes.makeWriter(),
      orders: core.orders.makeReader(), output: outputImage.makeReader())
    // Safety: below the capacity, and not initialised yet.
    unsafe (links + linkCount).initialize(to: core)
    linkCount += 1
    return ports
  }

  /// Where scans go in, for the USB thread. **Precondition**: asked for once.
  public func makeScanWriter() -> RingWriter<ScanRead> { scans.makeWriter() }

  /// Where the control plane speaks to the core. **Precondition**: asked for once.
  public func makeMessageWriter() -> RingWriter<ControlMessage> { messages.makeWriter() }

  /// Where the core's traces come out. **Precondition**: asked for once.
  public func makeTraceReader() -> RingReader<CoreTrace> { traces.makeReader() }

  /// Where whole turns come out, to be recorded. What finds no room ends the recording, not the line: then
  /// `overflowCount` is how many turns were not handed out.
  ///
  /// **Precondition**: asked for once, of ports that are recorded.
  public func makeNoteReader() -> RingReader<CycleNote> {
    tap.makeReader()
  }
}
