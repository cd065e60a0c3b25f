public import HubRealtime

/// The control plane's ends of a link's `JogPorts`.
///
/// **Thread**: one at a time; `picture` is for any.
public struct JogChannel: ~Copyable, Sendable {
  /// Source: one person asks, one order at a time; eight are a burst nobody types.
  private static var orderCapacity: Int { 8 }
  /// Source: an eye that flickers at every reading for 4 s of watching, at 100 readings a second, does not fill it.
  private static var newsCapacity: Int { 512 }

  private let orders: RingWriter<JogOrder>
  private let news: RingReader<JogNews>
  /// What the link saw and was told last.
  public let picture: SnapshotCell<LinkPicture>

  public init() {
    orders = RingWriter(capacity: Self.orderCapacity)
    news = RingReader(capacity: Self.newsCapacity)
    picture = SnapshotCell(LinkPicture())
  }

  /// The other ends. **Precondition**: asked for once.
  public func makePorts() -> JogPorts {
    JogPorts(orders: orders.makeReader(), news: news.makeWriter(), picture: picture.makeWriter())
  }

  /// Asks the link; false when it does not take what was asked before.
  public func ask(_ order: JogOrder) -> Bool { orders.push(order) }

  /// What it told since the last time.
  public func takeNews() -> [JogNews] {
    var all: [JogNews] = []
    while let one = news.pop() { all.append(one) }
    return all
  }
}
