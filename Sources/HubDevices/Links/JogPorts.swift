public import HubRealtime

/// A link thread's ends of everything between it and people: what they ask, what became of it, what is to be seen.
///
/// **Thread**: made with the link, then moved to its thread.
public struct JogPorts: ~Copyable, Sendable {
  let orders: RingReader<JogOrder>
  let news: RingWriter<JogNews>
  let picture: SnapshotWriter<LinkPicture>

  public init(
    orders: consuming RingReader<JogOrder>, news: consuming RingWriter<JogNews>,
    picture: consuming SnapshotWriter<LinkPicture>
  ) {
    self.orders = orders
    self.news = news
    self.picture = picture
  }

  /// Ends of nobody's: a link that no person asks.
  public static var unasked: JogPorts {
    JogPorts(
      orders: RingReader(capacity: 1), news: RingWriter(capacity: 1),
      picture: SnapshotCell(LinkPicture()).makeWriter())
  }
}
