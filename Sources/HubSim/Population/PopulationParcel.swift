public import HubUnits

/// One parcel of the world, before it comes to the line: what it is and what the offices know of it.
public struct PopulationParcel: Sendable, Hashable {
  /// What is wrong with its label, if anything.
  public enum Defect: Sendable, Hashable {
    case none
    case unreadable
    /// The label is good and no manifest knows it.
    case unknownCode
    /// The label's check digit is wrong.
    case badCheckDigit
  }

  /// Its place in the population, from 0.
  public var number: Int
  public var label: ParcelLabel
  public var defect: Defect
  /// The code under which the manifest has it; nil for one that no manifest knows.
  public var manifestCode: String?
  public var destination: Destination
  public var service: ServiceClass
  public var priority: ParcelPriority
  public var customs: CustomsState
  /// **Units**: grams.
  public var weight: Int
  public var length: Distance
  /// The induction station where it is put on the belt, from 0.
  public var station: Int
  /// Whether a person scans it before placing; otherwise the fixed scanner alone reads it.
  public var isHandScanned: Bool
  /// Whether its label lies so that the fixed scanner reads it.
  public var isReadFixed: Bool
  /// When it is at the station at the earliest, after the start.
  public var arrival: Nanoseconds

  /// Whether customs lets it leave.
  public var isCleared: Bool { customs == .cleared }
}
