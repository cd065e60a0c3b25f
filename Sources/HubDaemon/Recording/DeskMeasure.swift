/// What the desk measures on every parcel.
public enum DeskMeasure: String, CaseIterable, Hashable, Sendable {
  /// From scan and parcel both being there to the coil acknowledged, without the belt's travel in between.
  case scanToCoil
  /// From the code joined to its facts in the core.
  case lookup
  /// From the planned instant of a divert to the coil's acknowledgement.
  case coil
  /// How far the belt was from the place to fire at when the diverter's coil was acknowledged.
  case fireError
  /// How far from its expected place the confirm eye saw a parcel.
  case confirmEyeError
  /// How far from its expected place an eye on the way saw a parcel.
  case eyeError

  /// As reports call it.
  public var name: String {
    switch self {
    case .scanToCoil: "scan to coil"
    case .lookup: "lookup"
    case .coil: "coil"
    case .fireError: "fire position error"
    case .confirmEyeError: "confirm eye error"
    case .eyeError: "eye error"
    }
  }

  /// `us` or `um`.
  public var unit: String {
    switch self {
    case .scanToCoil, .lookup, .coil: "us"
    case .fireError, .confirmEyeError, .eyeError: "um"
    }
  }
}
