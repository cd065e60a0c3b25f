import HubCore
import HubUnits

/// Turns a line without problems into the core's tables and the links' descriptions.
///
/// Inputs and coils are ranked on each link in ascending address; the ranks are the bits of an image and the
/// numbers in an order.
struct TableMaking {
  let line: LineDraft
  /// By link: the addresses in ascending order.
  private let inputs: [[UInt16]]
  private let coils: [[LinkDescription.Coil]]

  init(line: LineDraft) {
    self.line = line
    inputs = line.links.indices.map { index in
      line.eyes.filter { $0.link.value == index }.map(\.input.value).sorted()
    }
    coils = line.links.indices.map { index in
      line.lanes.filter { $0.link.value == index }.compactMap(\.diverter).map {
        LinkDescription.Coil(address: $0.coil.value, isSafeOn: $0.isSafeOn.value)
      }.sorted { $0.address < $1.address }
    }
  }

  func link(_ index: Int) -> LinkDescription {
    let draft = line.links[index]
    let belt = line.belt
    let encoder =
      belt.link.value == index
      ? LinkDescription.Encoder(register: belt.register.value, bits: UInt8(belt.bits.value)) : nil
    return LinkDescription(
      name: draft.name.value, host: draft.endpoint.value.host, port: draft.endpoint.value.port,
      unit: UInt8(draft.unit.value), poll: draft.poll.value, timeout: draft.timeout.value,
      staleAfter: draft.staleAfter.value, inputs: inputs[index], encoder: encoder,
      theirHeartbeat: draft.theirs?.register.value, ourHeartbeat: draft.ours?.register.value,
      releasedAfter: draft.ours?.releasedAfter.value ?? .zero, coils: coils[index])
  }

  func corePlan() -> CorePlan {
    let belt = line.belt
    var plan = CorePlan(
      belt: BeltPlan(
        length: belt.length.value, nominalSpeed: belt.speed.value, encoderLink: LinkIndex(belt.link.value),
        encoderBits: UInt8(belt.bits.value), perPulse: belt.perPulse.value),
      cycle: line.cycle.value)
    plan.shortestParcel = line.parcels.shortest.value
    plan.longestParcel = line.parcels.longest.value
    plan.smallestGap = line.parcels.smallestGap.value
    for draft in line.links {
      put(
        LinkPlan(
          staleAfter: draft.staleAfter.value, heartbeatEvery: draft.ours?.every.value ?? .zero,
          releasedAfter: draft.ours?.releasedAfter.value ?? .zero,
          theirStaleAfter: draft.theirs?.staleAfter.value ?? .zero), into: &plan.links)
    }
    addStarts(to: &plan)
    addLanes(to: &plan)
    addSortPlan(to: &plan)
    return plan
  }

  private func addStarts(to plan: inout CorePlan) {
    let window = line.trackingWindow.value
    for (index, draft) in line.inductions.enumerated() {
      put(
        InductionPoint(
          eye: EyeIndex(plan.eyes.count), scanner: draft.scanner.map { ScannerIndex($0.value) },
          scanValidFor: draft.scanValidFor.value), into: &plan.inductions)
      put(eye(draft.eye, .induction(InductionIndex(index)), draft.at.value, window), into: &plan.eyes)
    }
    for draft in line.trackingEyes {
      put(eye(draft.eye, .tracking, draft.at.value, window), into: &plan.eyes)
    }
    for draft in line.fixedScanners {
      put(
        FixedScanner(
          scanner: ScannerIndex(draft.scanner.value), position: draft.at.value, delay: draft.delay.value,
          window: draft.window.value), into: &plan.fixedScanners)
    }
  }

  private func addLanes(to plan: inout CorePlan) {
    for (index, draft) in line.lanes.enumerated() {
      var lane = LanePlan(draft, coil: coilRank(of: draft), trackingWindow: line.trackingWindow.value)
      let position = lane.position + lane.confirmAfter
      lane.confirmEye = EyeIndex(plan.eyes.count)
      put(eye(draft.confirm.eye, .confirm(LaneIndex(index)), position, lane.confirmWindow), into: &plan.eyes)
      if let full = draft.full {
        lane.fullEye = EyeIndex(plan.eyes.count)
        put(eye(full.eye, .full(LaneIndex(index)), position, lane.confirmWindow), into: &plan.eyes)
      }
      switch lane.kind {
      case .release: break
      case .customsHold: plan.customsHoldLane = LaneIndex(index)
      case .inspection: plan.inspectionLane = LaneIndex(index)
      case .exception: plan.exceptionLane = LaneIndex(index)
      }
      put(lane, into: &plan.lanes)
    }
  }

  private func addSortPlan(to plan: inout CorePlan) {
    for draft in line.groups {
      var group = LaneGroup()
      for lane in draft.lanes { put(LaneIndex(lane.value), into: &group.lanes) }
      put(group, into: &plan.groups)
    }
    for draft in line.rules {
      var rule = SortRule(group: UInt16(draft.group.value))
      for country in draft.countries { put(country.value, into: &rule.countries) }
      if let postcodes = draft.postcodes?.value {
        rule.postcodeLow = postcodes.low
        rule.postcodeHigh = postcodes.high
      }
      rule.service = draft.service?.value
      rule.priority = draft.priority?.value
      put(rule, into: &plan.rules)
    }
  }

  private func eye(_ draft: EyeDraft, _ role: PhotoEye.Role, _ position: Distance, _ window: Distance)
    -> PhotoEye
  {
    let rank = inputs[draft.link.value].firstIndex(of: draft.input.value)
    return PhotoEye(
      role: role, link: LinkIndex(draft.link.value), bit: found(rank),
      isBlockedWhenOff: !draft.isOnWhenBlocked.value,
      position: position, window: window, debounce: draft.debounce.value)
  }

  private func coilRank(of lane: LaneDraft) -> UInt16 {
    guard let coil = lane.diverter?.coil.value else { return 0 }
    return found(coils[lane.link.value].firstIndex { $0.address == coil })
  }

  private func found(_ rank: Int?) -> UInt16 {
    guard let rank else { preconditionFailure("hub bug: an address of the line has no rank on its link") }
    return UInt16(rank)
  }

  /// The checks have compared every count with its ceiling already.
  private func put<let capacity: Int, Element>(
    _ element: Element, into list: inout BoundedList<capacity, Element>
  ) {
    precondition(list.append(element), "hub bug: a checked line exceeds a ceiling of the core")
  }
}
