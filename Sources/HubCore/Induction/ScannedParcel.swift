/// Which parcel was under a fixed scanner.
enum ScannedParcel: BitwiseCopyable {
  case none
  /// The rank of the only one.
  case one(Int)
  /// Any of these, in the order of the belt.
  case several(first: Int, last: Int)

  /// One more candidate, behind the others.
  func adding(_ rank: Int) -> ScannedParcel {
    switch self {
    case .none: return .one(rank)
    case .one(let first), .several(let first, _): return .several(first: first, last: rank)
    }
  }

  /// Even the only one may not be it.
  var doubted: ScannedParcel {
    switch self {
    case .one(let rank): return .several(first: rank, last: rank)
    case .none, .several: return self
    }
  }
}
