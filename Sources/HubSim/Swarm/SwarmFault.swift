public import HubUnits

/// One trouble of one run: what, when, for how long, to whom.
///
/// Faults are numbered when the scenario is drawn and keep their number when others are dropped, so that a shrunk
/// scenario can be called by their numbers.
public struct SwarmFault: Sendable, Hashable {
  public var number: Int
  public var kind: SwarmFaultKind
  /// After the start of the run; unused for what lies on a parcel.
  public var at: Nanoseconds
  public var lasting: Nanoseconds
  /// A parcel, lane or eye, as the kind says.
  public var subject: Int
  /// Where on the belt it befalls a parcel.
  public var place = Distance.zero
  /// What else the kind needs: another parcel, a customs state, a speed in mm/s, a length in mm, a share per mille.
  public var amount: Int64

  public init(
    number: Int, kind: SwarmFaultKind, at: Nanoseconds = .zero, lasting: Nanoseconds = .zero,
    subject: Int = 0,
    amount: Int64 = 0
  ) {
    self.number = number
    self.kind = kind
    self.at = at
    self.lasting = lasting
    self.subject = subject
    self.amount = amount
  }

  public var end: Nanoseconds { at + lasting }

  /// Whether it lies on a parcel; the others strike the line at an instant.
  public var isOnParcel: Bool { kind.isOnParcels }

  /// The eye that is meant by `subject`, for a kind that strikes an eye.
  var eye: PlantEye {
    switch subject {
    case 0, 1: .induction(subject)
    case 2, 3: .tracking(subject - 2)
    case 4..<104: .confirm(subject - 4)
    case 104..<204: .full(subject - 104)
    // Behind the one between the stations and the one before the lanes.
    default: .tracking(2 + subject - 204)
    }
  }
}
