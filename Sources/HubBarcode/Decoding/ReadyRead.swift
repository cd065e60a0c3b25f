import HubUnits

/// A finished read that waits in the store to be taken.
struct ReadyRead: Sendable, BitwiseCopyable {
  var kind: ReadKind
  var offset: Int
  var count: Int
  var symbologyIdentifier: SymbologyIdentifier?
  var firstByteAt: MonotonicInstant
  var completedAt: MonotonicInstant
  var isDoubtful: Bool

  static var nothing: ReadyRead {
    ReadyRead(
      kind: .label, offset: 0, count: 0, symbologyIdentifier: nil, firstByteAt: .distantPast,
      completedAt: .distantPast, isDoubtful: false)
  }
}
