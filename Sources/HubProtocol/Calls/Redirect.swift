/// Sends a parcel that moves to another lane.
///
/// **Errors**: `redirectRefused` when the core does not take it: then the parcel goes where it went before.
public struct Redirect: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome

    public init(outcome: CommandOutcome) {
      self.outcome = outcome
    }
  }

  /// Why a parcel that moves is not sent to another lane.
  public enum Refusal: String, Codable, CaseIterable, Hashable, Sendable {
    case notOnBelt, noSuchLane, tooLate, beingDiverted, excepted, notCleared, laneClosed

    /// What it means, for people.
    public var sentence: String {
      switch self {
      case .notOnBelt: "it is not on the belt any more"
      case .noSuchLane: "that lane has no diverter"
      case .tooLate: "it is past the last decision point of that lane"
      case .beingDiverted: "its order is out: its diverter moves"
      case .excepted: "it runs to the exception lane for a reason of its own; `hubctl why` tells it"
      case .notCleared: "customs has not cleared it, and that lane lets parcels out"
      case .laneClosed: "that lane takes nobody now; `hubctl lane list` tells why"
      }
    }
  }

  public static var method: SorterMethod { .redirect }

  /// A code or a serial.
  public var parcel: String
  /// What stands on the lane's sign.
  public var number: Int
  /// Makes the command idempotent: the same id is done once.
  public var id: String

  public init(parcel: String, number: Int, id: String) {
    self.parcel = parcel
    self.number = number
    self.id = id
  }
}
