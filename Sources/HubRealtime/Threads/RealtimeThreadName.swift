/// A thread's name, as `top -H` and `ps -L` show it.
///
/// **Shape**: 1 to 15 bytes. **Source**: pthread_setname_np(3), 16 bytes with the final NUL.
public struct RealtimeThreadName: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// **Precondition**: 1 to 15 bytes of UTF-8: names are ours, not the configuration's.
  public init(_ name: String) {
    precondition((1...15).contains(name.utf8.count), "hub bug: a thread name has 1 to 15 bytes, got \(name)")
    description = name
  }
}
