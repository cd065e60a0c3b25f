public import HubCore
public import HubUnits

// What a line may have beside what the example line has; the tables and the plant are changed together.
extension VirtualLinePlan {
  /// Another encoder: its counter's width, and what one pulse is on the belt.
  public mutating func setEncoder(bits: UInt8, perPulse: Distance) {
    core.belt.encoderBits = bits
    core.belt.perPulse = perPulse
    plant.counterBits = Int(bits)
    plant.perPulse = perPulse
  }

  /// A world as drawn, without jitter: for one thing at a time.
  public mutating func drawExactly() { plant.jitter = .none }

  /// Another eye on the way.
  ///
  /// - Returns: its index.
  @discardableResult
  public mutating func addTrackingEye(at position: Distance) -> EyeIndex {
    plant.trackingEyes.append(position)
    return addEye(.tracking, at: position, window: .millimetres(120))
  }

  /// An eye half way up a lane, which sees as many parcels as it takes.
  public mutating func addHalfEye(to lane: Int, capacity: Int) {
    core.lanes[lane].halfEye = addEye(
      .half(LaneIndex(lane)), at: core.lanes[lane].position + .metres(3), window: .zero)
    plant.lanes[lane].halfCapacity = capacity
  }

  /// The switch that says that a lane's diverter is out.
  public mutating func addFeedback(to lane: Int) {
    core.lanes[lane].feedbackEye = addEye(
      .feedback(LaneIndex(lane)), at: core.lanes[lane].position, window: .zero)
  }

  /// How a lane's diverter is moved; a pulse and a level ask for another machine as well.
  public mutating func setKind(of lane: Int, _ kind: DiverterKind, minimumOn: Nanoseconds = .zero) {
    core.lanes[lane].diverterKind = kind
    core.lanes[lane].minimumOn = minimumOn
    switch kind {
    case .level: plant.lanes[lane].kind = .swingArm
    case .pulse, .counted, .carrier: plant.lanes[lane].kind = .pusher
    }
  }

  /// Two lanes face to face, with one diverter between them.
  ///
  /// **Precondition**: `lane` is above `other`, so that the diverter has the lower index.
  public mutating func face(_ lane: Int, to other: Int) {
    let position = core.lanes[other].position
    core.lanes[lane].position = position
    core.lanes[lane].sharesDiverterOf = LaneIndex(other)
    if let eye = core.lanes[lane].confirmEye { core.eyes[eye.int].position = position + .millimetres(700) }
    if let eye = core.lanes[lane].fullEye { core.eyes[eye.int].position = position + .metres(5) }
    plant.lanes[lane].at = position
    plant.lanes[lane].side = .left
  }

  /// A belt without end: what is not diverted comes round again; the exception lane gets a diverter of its own.
  ///
  /// - Parameter limit: how often a parcel may come round.
  public mutating func close(limit: UInt8) {
    let last = core.exceptionLane.int
    let like = core.lanes[0]
    let position = core.lanes[last].position
    core.belt.isClosed = true
    core.belt.recirculationLimit = limit
    core.belt.length = position + .metres(4)
    core.lanes[last].hasDiverter = true
    core.lanes[last].coil = UInt16(last)
    core.lanes[last].actuator = like.actuator
    core.lanes[last].returning = like.returning
    core.lanes[last].write = like.write
    core.lanes[last].late = like.late
    core.lanes[last].longestOn = like.longestOn
    core.lanes[last].confirmAfter = .millimetres(700)
    core.lanes[last].confirmWindow = .millimetres(350)
    if let eye = core.lanes[last].confirmEye {
      core.eyes[eye.int].position = position + .millimetres(700)
      core.eyes[eye.int].window = .millimetres(350)
    }
    plant.lanes[last] = PlantLane(at: position, capacity: 1_000_000)
    plant.loop = core.belt.length
  }

  /// Carriers round the loop.
  ///
  /// **Precondition**: the belt is closed; `count` divides its length.
  public mutating func addCarriers(_ count: UInt16) {
    let pitch = core.belt.length / Int64(count)
    core.belt.carriers = CarrierPlan(pitch: pitch, count: count)
    plant.carriers = PlantCarriers(pitch: pitch, count: Int(count))
    for lane in core.lanes.indices {
      setKind(of: lane, .carrier)
      // A parcel lies anywhere on its carrier, and leaves when the carrier's middle is there.
      core.lanes[lane].confirmWindow = .millimetres(600)
    }
  }
}
