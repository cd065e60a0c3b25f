/// How an output that was driven by hand came back.
public enum JogEnding: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
  /// Its time was over.
  case time = 0
  /// A person let it go.
  case letGo
  /// The hold ended, the link may not be jogged any more, or the daemon stops: safe first, then anything else.
  case rightEnded
  /// The link was lost: the device lets go when our heartbeat stands still, and the output is made safe at the reconnect.
  case linkLost
}
