/// How a diverter moves a parcel.
public enum PlantDiverterKind: Hashable, Sendable {
  /// One push takes the parcel that it meets.
  case pusher
  /// An arm across the belt: it must stay out until half the parcel has slid along it.
  case swingArm
  /// Wheels that come up turned: as the arm, but they let go at once when they drop.
  case popUpWheels

  /// Whether the coil must stay on while the parcel goes over.
  public var isLevel: Bool {
    switch self {
    case .pusher: false
    case .swingArm, .popUpWheels: true
    }
  }
}
