/// Which troubles a run may bring, and how often.
public enum SwarmScript: Sendable, Hashable {
  /// Everything there is, each kind on or off by a coin for each seed.
  case all
  /// Readable, cleared parcels and a line in order.
  case none
  /// 1 % no-reads, 0.1 % actuator and eye faults, encoder jitter of 0.5 %: the bad day of the issue.
  case ordinary
  /// These kinds, on in every seed.
  case only(Set<SwarmFaultKind>)
}
