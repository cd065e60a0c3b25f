/// What went wrong around one parcel, as the plant knows it: a set of fault kinds.
public struct SwarmCauses: Sendable, Hashable, OptionSet {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public init(_ kind: SwarmFaultKind) { rawValue = 1 << UInt64(kind.rawValue) }

  public func contains(_ kind: SwarmFaultKind) -> Bool { contains(SwarmCauses(kind)) }

  /// The kinds, in the order of their list.
  public var kinds: [SwarmFaultKind] { SwarmFaultKind.allCases.filter { contains($0) } }
}
