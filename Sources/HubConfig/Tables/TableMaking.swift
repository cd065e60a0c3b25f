import HubCore
import HubUnits

/// Turns a line without problems into the core's tables and the links' descriptions.
///
/// Inputs and coils are ranked on each link by table and ascending address; the ranks are the bits of an image and the
/// numbers in an order.
struct TableMaking {
  let line: LineDraft
  /// By link: the addresses in ascending order.
  private let inputs: [[InputPoint]]
  private let coils: [[LinkDescription.Coil]]
  /// By link: the lanes whose orders go to its mailbox.
  private let mailboxLanes: [[UInt16]]
  private let timeouts: [Nanoseconds]

  /// - Parameter proofs: by link.
  init(line: LineDraft, proofs: [LinkProof]) {
    self.line = line
    timeouts = proofs.map(\.timeout)
    inputs = line.links.indices.map { index in
      line.inputs.filter { $0.link.value == index }.map(\.point.value).sorted {
        ($0.table.rawValue, $0.address, $0.bit) < ($1.table.rawValue, $1.address, $1.bit)
      }
    }
    coils = line.links.indices.map { index in
      line.lanes.filter { $0.link.value == index }.compactMap(\.diverter).compactMap { diverter in
        guard let output = diverter.output, let isSafeOn = diverter.isSafeOn else { return nil }
        return LinkDescription.Coil(output.value, isSafeOn: isSafeOn.value)
      }.sorted { $0.place < $1.place }
    }
    mailboxLanes = line.links.indices.map { index in
      line.lanes.filter { $0.link.value == index && $0.diverter?.kind.value.isFiredByPLC == true }
        .map { UInt16($0.number.value) }.sorted()
    }
  }

  func link(_ index: Int) -> LinkDescription {
    let draft = line.links[index]
    let belt = line.belt
    let encoder =
      belt.link.value == index
      ? LinkDescription.Encoder(
        register: belt.register.value, bits: UInt8(belt.bits.value), order: belt.order?.value ?? .highFirst)
      : nil
    var link = LinkDescription(
      name: draft.name.value, wire: wire(draft),
      unit: UInt8(draft.unit.value), poll: draft.poll.value, timeout: timeouts[index],
      staleAfter: draft.staleAfter.value, inputs: inputs[index], encoder: encoder,
      theirHeartbeat: draft.theirs?.register.value, ourHeartbeat: draft.ours?.register.value,
      releasedAfter: draft.releasedAfter?.value ?? .zero, coils: coils[index])
    link.guarding = draft.guarding
    link.limits = draft.limits
    link.mailbox = draft.mailbox?.description(lanes: mailboxLanes[index])
    return link
  }

  private func wire(_ draft: LinkDraft) -> LinkDescription.Wire {
    if draft.isRTU, let rtu = draft.rtu {
      return .rtu(
        device: rtu.device.value, SerialLineSettings(speed: rtu.speed.value, format: rtu.format.value))
    }
    guard let endpoint = draft.endpoint?.value else {
      preconditionFailure("hub bug: a link without a wire went through the checks")
    }
    return .tcp(host: endpoint.host, port: endpoint.port)
  }

  func corePlan() -> CorePlan {
    var plan = CorePlan(belt: beltPlan(), cycle: line.cycle.value)
    plan.shortestParcel = line.parcels.shortest.value
    plan.longestParcel = line.parcels.longest.value
    plan.smallestGap = line.parcels.smallestGap.value
    plan.warmStart = line.warmStart.value
    for draft in line.links {
      put(
        LinkPlan(
          staleAfter: draft.staleAfter.value, heartbeatEvery: draft.ours?.every.value ?? .seconds(1),
          releasedAfter: draft.releasedAfter?.value ?? .zero,
          theirStaleAfter: draft.theirs?.staleAfter.value ?? .zero, theirEdges: draft.theirs?.edges.value ?? 1
        ),
        into: &plan.links)
    }
    addStarts(to: &plan)
    addSections(to: &plan)
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

  func eye(_ draft: EyeDraft, _ role: PhotoEye.Role, _ position: Distance, _ window: Distance)
    -> PhotoEye
  {
    PhotoEye(
      role: role, link: LinkIndex(draft.link.value),
      bit: inputRank(link: draft.link.value, point: draft.point.value),
      isBlockedWhenOff: !draft.isOnWhenBlocked.value,
      position: position, window: window, debounce: draft.debounce.value)
  }

  func inputRank(link: Int, point: InputPoint) -> UInt16 {
    found(inputs[link].firstIndex { $0.isSame(as: point) })
  }

  /// Its rank in an order: among the outputs, or among the lanes of the mailbox.
  func coilRank(of lane: LaneDraft) -> UInt16 {
    guard let diverter = lane.diverter else { return 0 }
    guard let output = diverter.output?.value else {
      return found(mailboxLanes[lane.link.value].firstIndex(of: UInt16(lane.number.value)))
    }
    return found(coils[lane.link.value].firstIndex { $0.place == output })
  }

  private func found(_ rank: Int?) -> UInt16 {
    guard let rank else { preconditionFailure("hub bug: an address of the line has no rank on its link") }
    return UInt16(rank)
  }

  /// The checks have compared every count with its ceiling already.
  func put<let capacity: Int, Element>(
    _ element: Element, into list: inout BoundedList<capacity, Element>
  ) {
    precondition(list.append(element), "hub bug: a checked line exceeds a ceiling of the core")
  }
}
