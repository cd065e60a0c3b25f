public import HubUnits

// Parcels coming onto the belt, and where they are.
extension ConveyorPlant {
  /// Puts a parcel on the belt now, with its leading edge at a place.
  ///
  /// - Returns: the parcel's number, its index in `parcels`.
  /// **Precondition**: the length is positive. Nothing keeps parcels from being put on top of each other: that is
  /// the placer's care (`isClear`).
  @discardableResult
  public mutating func place(length: Distance, leadingEdge: Distance) -> Int {
    precondition(length > .zero, "hub bug: a parcel without length")
    let number = parcels.count
    parcels.append(
      ParcelTruth(number: number, length: length, placedAt: now, placedLeadingEdge: leadingEdge))
    bodies.append(
      PlantBody(
        lead: leadingEdge, placedTravel: travel,
        slipPerMillion: abs(jitter(description.jitter.slipPerMillion)), length: length,
        // Labels lie on the middle three fifths of a parcel.
        label: length * random.integer(in: 20...80) / 100, place: .belt, covering: []))
    moving.append(number)
    coverEyesUnder(number)
    if let first = points.firstIndex(where: { $0.at > leadingEdge }) { planLead(number, first) }
    planLabel(number)
    return number
  }

  /// Where a parcel's leading edge is, or nil once it left the belt.
  public func leadingEdge(of parcel: Int) -> Distance? {
    let body = bodies[parcel]
    return body.place == .belt ? body.leadingEdge(atTravel: travel) : nil
  }

  /// Parcels on the belt, in order of placing.
  public var onBelt: [Int] { moving }

  /// Whether no parcel covers any of a stretch of the belt now.
  public func isClear(from low: Distance, to high: Distance) -> Bool {
    moving.allSatisfy { number in
      let lead = bodies[number].leadingEdge(atTravel: travel)
      return lead < low || lead - bodies[number].length > high
    }
  }

  /// Whether every parcel placed so far lies in a lane.
  public var allEnded: Bool { parcels.allSatisfy { $0.end != nil } }

  func index(of eye: PlantEye) -> Int {
    let inductions = description.inductions.count
    let line = inductions + description.trackingEyes.count
    switch eye {
    case .induction(let number): return number
    case .tracking(let number): return inductions + number
    case .confirm(let lane): return line + lane
    case .full(let lane): return line + description.lanes.count + lane
    }
  }

  static func points(of description: PlantDescription) -> [PlantPoint] {
    var points: [PlantPoint] = []
    for (number, at) in description.inductions.enumerated() {
      points.append(PlantPoint(at: at, kind: .eye(.induction(number))))
    }
    for (number, at) in description.trackingEyes.enumerated() {
      points.append(PlantPoint(at: at, kind: .eye(.tracking(number))))
    }
    for (lane, drawn) in description.lanes.enumerated() {
      points.append(
        drawn.hasDiverter
          ? PlantPoint(at: drawn.at, kind: .divert(lane))
          : PlantPoint(at: drawn.at + drawn.confirmAfter, kind: .end(lane)))
    }
    return points.sorted { $0.at < $1.at }
  }

  /// Interrupts the eyes a parcel lies on when it is put down.
  private mutating func coverEyesUnder(_ number: Int) {
    let body = bodies[number]
    for (point, place) in points.enumerated() where place.at <= body.lead {
      guard case .eye(let eye) = place.kind, place.at > body.lead - body.length else {
        continue
      }
      cover(index(of: eye), by: number)
      notePassing(number, eye)
      planTail(number, point)
    }
  }

  func planLeadTravel(_ number: Int, _ point: Int, skew: Int64) -> Int64 {
    bodies[number].travel(toReach: points[point].at + Distance(micrometres: skew))
  }

  mutating func planLead(_ number: Int, _ point: Int) {
    var skew: Int64 = 0
    if case .eye = points[point].kind { skew = jitter(description.jitter.skew.micrometres) }
    planAtTravel(.leadAt(parcel: number, point: point), planLeadTravel(number, point, skew: skew))
  }

  mutating func planTail(_ number: Int, _ point: Int) {
    let skew = jitter(description.jitter.skew.micrometres)
    let travel = bodies[number].travel(
      toReach: points[point].at + bodies[number].length + Distance(micrometres: skew))
    planAtTravel(.tailAt(parcel: number, point: point), travel)
  }

  private mutating func planLabel(_ number: Int) {
    let body = bodies[number]
    for (readPoint, at) in description.readPoints.enumerated() where at > body.lead - body.label {
      planAtTravel(
        .labelAt(parcel: number, readPoint: readPoint), body.travel(toReach: at + body.label))
    }
  }

  mutating func notePassing(_ number: Int, _ eye: PlantEye) {
    parcels[number].passings.append(.init(eye: eye, at: now))
    guard case .induction(let induction) = eye else { return }
    if parcels[number].induction == nil {
      parcels[number].induction = .init(number: induction, at: now)
    }
    events.append(.passedInduction(parcel: number, induction: induction, at: now))
  }
}
