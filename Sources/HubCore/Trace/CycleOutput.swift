public import HubUnits

/// Everything one turn of the crank yields.
///
/// **Shape**: fixed size. About 350 KB: built once, on the heap, and used again every cycle.
public struct CycleOutput: Sendable {
  public var image: OutputImage
  public var orders: BoundedList<32, DivertOrder>
  public var traces: BoundedList<1280, CoreTrace>

  public init() {
    image = OutputImage()
    orders = BoundedList(
      filler: DivertOrder(
        number: OrderNumber(0), action: .release, link: LinkIndex(0), coil: 0, at: .distantPast,
        deadline: .distantPast, releaseBy: .distantPast))
    traces = BoundedList(
      filler: CoreTrace(at: .distantPast, belt: .zero, serial: .none, event: .stopped))
  }

  /// Makes it ready for the next turn; the image stays, since it is a state.
  public mutating func clear() {
    orders.removeAll()
    traces.removeAll()
  }
}
