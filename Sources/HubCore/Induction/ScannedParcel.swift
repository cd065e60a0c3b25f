/// Which parcel was under a fixed scanner.
enum ScannedParcel: BitwiseCopyable {
  case none
  /// The rank of the only one.
  case one(Int)
  case several

  /// One more candidate.
  func adding(_ rank: Int) -> ScannedParcel {
    switch self {
    case .none: return .one(rank)
    case .one, .several: return .several
    }
  }
}
