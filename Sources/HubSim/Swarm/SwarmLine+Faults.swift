import HubCore
import HubUnits

// What goes wrong, and who puts it right.
extension SwarmLine {
  /// How long people need to see a lamp and press a button.
  private static var reaction: Nanoseconds { .seconds(2) }
  /// How long until somebody has looked at a diverter that was taken out.
  private static var attendance: Nanoseconds { .seconds(20) }

  /// Puts the faults that lie on parcels onto them.
  mutating func prepareParcels() {
    customs = scenario.parcels.map(\.customs)
    answering = Array(repeating: .inTime, count: scenario.parcels.count)
    customsFault = Array(repeating: nil, count: scenario.parcels.count)
    mishap = Array(repeating: nil, count: scenario.parcels.count)
    for (i, fault) in scenario.faults.enumerated() where fault.kind.isOnParcels {
      guard fault.subject < indexOfNumber.count, indexOfNumber[fault.subject] >= 0 else { continue }
      put(fault, index: i, on: indexOfNumber[fault.subject])
    }
    for index in truths.indices { prepareTruth(index) }
  }

  private mutating func put(_ fault: SwarmFault, index i: Int, on parcel: Int) {
    truths[parcel].causes.insert(SwarmCauses(fault.kind))
    let other = fault.subject + Int(fault.amount)
    switch fault.kind {
    case .noRead: labels[parcel].isReadable = false
    case .badCheckDigit: labels[parcel].hasGoodCheckDigit = false
    case .unknownCode: labels[parcel].isInManifest = false
    case .noDestination: labels[parcel].hasDestination = false
    case .sameLabel:
      guard other < indexOfNumber.count, indexOfNumber[other] >= 0 else { return }
      labels[parcel].number = other
      hasSameLabels = true
    case .wrongScan: labels[parcel].scannedInstead = other
    case .doubleScan: labels[parcel].isScannedTwice = true
    case .noScan: labels[parcel].isLeftUnscanned = true
    case .fall, .stick, .slip, .overtake, .turn, .tear: mishap[parcel] = i
    case .abandonedScan: labels[parcel].scannedBefore = fault.subject + 1
    case .tooClose: labels[parcel].gap = fault.amount
    case .customsChange: customsFault[parcel] = i
    case .hostLate: answering[parcel] = .late(fault.lasting)
    case .hostSilent: answering[parcel] = .never
    case .hostDown: answering[parcel] = .down(fault.lasting)
    default: break
    }
  }

  /// What the judges may take for true of a parcel before it comes.
  private mutating func prepareTruth(_ index: Int) {
    let label = labels[index]
    guard label.number < indexOfNumber.count, indexOfNumber[label.number] >= 0 else { return }
    let named = indexOfNumber[label.number]
    let origin = labels[named]
    truths[index].isSortable =
      label.isReadable && label.hasGoodCheckDigit && origin.isInManifest && origin.hasDestination
    truths[index].customs = scenario.parcels[named].customs
    truths[index].destined = destination(ofLabel: label.number)
  }

  /// The lanes of a label's destination.
  func destination(ofLabel number: Int) -> LaneSet {
    guard number < indexOfNumber.count, indexOfNumber[number] >= 0 else { return [] }
    let group = scenario.parcels[indexOfNumber[number]].group
    guard group < tables.groups.count, labels[indexOfNumber[number]].hasDestination else { return [] }
    return tables.groups[group]
  }

  mutating func prepareFaults() {
    for (i, fault) in scenario.faults.enumerated() where !fault.kind.isOnParcels {
      faultSteps.add(.begin(i), at: start + fault.at)
    }
    faultSteps.add(.repair, at: start + scenario.repairedAt)
    link.releaseBy = Array(repeating: .distantFuture, count: built.lanes.count)
  }

  mutating func perform(_ step: SwarmFaultStep) {
    switch step {
    case .begin(let i): begin(scenario.faults[i], i)
    case .end(let i): end(scenario.faults[i])
    case .customs(let i): changeCustoms(i)
    case .reset: command { .reset($0) }
    case .openLane(let lane): command { .lane(LaneIndex(lane), enabled: true, $0) }
    case .repair: repair()
    }
  }

  private mutating func begin(_ fault: SwarmFault, _ i: Int) {
    guard fault.lasting > .zero, fault.kind != .laneFills else { return }
    touch(fault)
    tell(.began(fault), of: nil)
    switch fault.kind {
    case .laneClosed: command { .lane(LaneIndex(fault.subject), enabled: false, $0) }
    case .operatorHold: command { .hold(.operator, $0) }
    case .imageGap: silenceLink()
    case .linkCut: cutLink()
    case .orderLost: link.losesOrders = true
    case .orderUnknown: link.answersBadly = true
    case .restart: goDown()
    default: beginInPlant(fault)
    }
    link.isSilent = silence > 0
    if link.isSilent || isDown { forgetUnsettledEdge() }
    faultSteps.add(.end(i), at: start + fault.end)
  }

  /// An edge that had not settled when the link fell silent was seen by nobody.
  private mutating func forgetUnsettledEdge() {
    guard let lastEdge, now - lastEdge.at < SwarmJudge.settling else { return }
    truths[lastEdge.parcel].hadAnEdge = false
  }

  private mutating func end(_ fault: SwarmFault) {
    tell(.ended(fault), of: nil)
    switch fault.kind {
    case .laneClosed: command { .lane(LaneIndex(fault.subject), enabled: true, $0) }
    case .operatorHold: command { .reset($0) }
    case .imageGap:
      silence -= 1
      if silence == 0, !isDown { link.letGoAt = .distantFuture }
    case .linkCut:
      silence -= 1
      cuts -= 1
      if cuts == 0 { reconnect() }
    case .orderLost: link.losesOrders = false
    case .orderUnknown: link.answersBadly = false
    case .restart: comeUp()
    default: endInPlant(fault)
    }
    if fault.kind == .restart || link.isSilent, silence == 0 { heardSince = now }
    link.isSilent = silence > 0
  }

  /// Everything is put right: what is still wrong on the line is people's work.
  private mutating func repair() {
    // Those who came before come first.
    if placedBeforeRepair < toPlaceBeforeRepair {
      faultSteps.add(.repair, at: now + .milliseconds(500))
      return
    }
    isRepaired = true
    tell(.repaired, of: nil)
    command { .reset($0) }
    for lane in built.lanes.indices { command { .lane(LaneIndex(lane), enabled: true, $0) } }
  }

  mutating func command(_ make: (CommandNumber) -> ControlMessage) {
    messages.add(make(CommandNumber(nextCommand)), at: now)
    nextCommand += 1
  }

  /// What people do about what the core says.
  mutating func attend(to lane: Int) {
    // Who repairs the line stands beside it.
    faultSteps.add(.openLane(lane), at: now + (isRepaired ? Self.reaction : Self.attendance))
  }
  mutating func attendToHold() { faultSteps.add(.reset, at: now + Self.reaction) }

  /// Notes a trouble of the line on every parcel that is there to suffer from it, and on those to come meanwhile.
  private mutating func touch(_ fault: SwarmFault) {
    lineTroubles.append(fault)
  }

  // MARK: The link

  private mutating func cutLink() {
    cuts += 1
    link.isSilent = true
    silenceLink()
  }

  /// Neither images nor orders come through any more, nor does our heartbeat.
  private mutating func silenceLink() {
    silence += 1
    link.letGoAt = min(link.letGoAt, now + releasedAfter)
  }

  private mutating func reconnect() {
    link.isFirstAfterReconnect = true
    makeSafe()
  }

  private var releasedAfter: Nanoseconds { tables.releasedAfter }

  // MARK: The daemon

  /// The daemon dies: nobody turns the crank, nobody feeds the heartbeat; what was ordered is forgotten.
  private mutating func goDown() {
    downs += 1
    guard downs == 1 else { return }
    isDown = true
    tell(.down, of: nil)
    link.orders.removeAll()
    outcomes.removeAll()
    messages.removeAll()
    scans.removeAll()
    lateAnswers.removeAll()
    for i in link.releaseBy.indices { link.releaseBy[i] = .distantFuture }
    link.nextGuard = .distantFuture
    link.letGoAt = min(link.letGoAt, now + releasedAfter)
    // The journal's open rows end when the daemon comes up; nobody else will tell of them.
    for i in evidence.rows.indices.suffix(1_024) where evidence.rows[i].ends == 0 {
      evidence.rows[i].ends = 1
      evidence.rows[i].reason = .flushedRestart
      evidence.rows[i].endedAt = now
      openRows -= 1
    }
  }

  private mutating func comeUp() {
    downs -= 1
    guard downs == 0 else { return }
    isDown = false
    tell(.up, of: nil)
    replaceCore()
    makeSafe()
    outcomes.removeAll()
    link.isFirstAfterReconnect = true
    // A restart opens nothing: what an operator closed stays closed.
    for fault in scenario.faults where start + fault.at <= now && now < start + fault.end {
      if fault.kind == .laneClosed { command { .lane(LaneIndex(fault.subject), enabled: false, $0) } }
      if fault.kind == .operatorHold { command { .hold(.operator, $0) } }
    }
  }
}
