public import HubUnits

/// One thing that happened to a parcel.
public struct StoryStep: Codable, Hashable, Sendable {
  public enum Event: String, Codable, CaseIterable, Hashable, Sendable {
    case inducted, appeared
    case codeAssociated, codeConflicted, codeRepeated
    case lengthMeasured, eyeMatched, eyeMissed
    case factsArrived, factsLate
    case laneChosen, lanePassedOver, laneCommitted
    case divertOrdered, divertFired, divertReleased, divertNotSent, divertConfirmed, divertUnconfirmed
    case excepted, ended
  }

  public var event: Event
  /// Since the story's start. **Units**: microseconds.
  public var afterUs: Int64
  /// How far the belt has travelled since the story's start. **Units**: micrometres.
  public var travelUm: Int64
  /// The eye, scanner or induction point where it happened.
  public var place: String?
  /// The lane's number.
  public var lane: Int?
  public var code: String?
  /// The sort rule that chose, by its name in the plan.
  public var rule: String?
  public var planVersion: String?
  /// Why a lane was passed over, or the parcel excepted or ended.
  public var reason: Word<EndReason>?
  /// How far off its expected position an edge was, positive when late; for `factsLate` how far past the last
  /// decision point. **Units**: micrometres.
  public var errorUm: Int64?
  /// **Units**: micrometres.
  public var lengthUm: Int64?
  /// The manifest knew the code; with `factsArrived`.
  public var found: Bool?
  public var country: String?
  public var postcode: String?
  public var service: Word<ServiceClass>?
  public var priority: Word<ParcelPriority>?
  public var customs: Word<CustomsState>?
  /// When an order should have been on the wire, since the story's start. **Units**: microseconds.
  public var plannedUs: Int64?
  /// When its write began, since the story's start. **Units**: microseconds.
  public var beganUs: Int64?
  /// When the device acknowledged it, since the story's start. **Units**: microseconds.
  public var acknowledgedUs: Int64?
  public var result: OrderResult?

  public init(
    event: Event, afterUs: Int64, travelUm: Int64, place: String? = nil, lane: Int? = nil,
    code: String? = nil, rule: String? = nil, planVersion: String? = nil, reason: Word<EndReason>? = nil,
    errorUm: Int64? = nil, lengthUm: Int64? = nil, found: Bool? = nil, country: String? = nil,
    postcode: String? = nil, service: Word<ServiceClass>? = nil, priority: Word<ParcelPriority>? = nil,
    customs: Word<CustomsState>? = nil, plannedUs: Int64? = nil, beganUs: Int64? = nil,
    acknowledgedUs: Int64? = nil, result: OrderResult? = nil
  ) {
    self.event = event
    self.afterUs = afterUs
    self.travelUm = travelUm
    self.place = place
    self.lane = lane
    self.code = code
    self.rule = rule
    self.planVersion = planVersion
    self.reason = reason
    self.errorUm = errorUm
    self.lengthUm = lengthUm
    self.found = found
    self.country = country
    self.postcode = postcode
    self.service = service
    self.priority = priority
    self.customs = customs
    self.plannedUs = plannedUs
    self.beganUs = beganUs
    self.acknowledgedUs = acknowledgedUs
    self.result = result
  }
}
