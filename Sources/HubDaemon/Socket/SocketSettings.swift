public import HubProtocol

/// Where the socket is and what it bears.
public struct SocketSettings: Sendable {
  /// Where clients find it.
  ///
  /// **Source**: DESIGN §6: `/run/hubd/NAME.sock`.
  public var path: String
  /// The file's permissions: owner and group, nobody else. **Source**: DESIGN §6.
  public var mode: UInt32 = 0o660
  /// Takes systemd's socket over when there is one.
  public var usesActivation = true
  /// Clients at once.
  ///
  /// **Source**: a hub's terminals, scrapers and consumers are a dozen; 64 is room, and bounds the memory.
  public var clientLimit = 64
  /// Bytes that may wait for one client to read them; past it the client is dropped; past a quarter its frames wait.
  ///
  /// **Units**: bytes. **Source**: several seconds of a busy line's frames, and 64 clients stay below 64 MiB.
  public var outboundLimitBytes = 1_048_576
  /// How long a client may make no room before it is dropped.
  ///
  /// **Units**: milliseconds. **Source**: a terminal that is held with Ctrl-S for a moment stays; a program that hangs
  /// goes.
  public var patienceMilliseconds: Int64 = 10_000
  /// What `org.varlink.service.GetInfo` says.
  public var info: ServiceInfo

  /// **Precondition**: `path` is absolute or of the working directory; it is checked when the server runs.
  public init(path: String, version: String) {
    self.path = path
    info = ServiceInfo(
      vendor: "hubd", product: "hubd parcel sorter control", version: version,
      url: "https://varlink.org", interfaces: [VarlinkServiceError.interface, SorterInterface.name])
  }
}
