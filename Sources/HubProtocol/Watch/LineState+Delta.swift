extension LineState {
  /// What changed from this state to a later one, with the ends recorded in between. Growing older is no change.
  public func delta(to next: LineState, recorded: [RecordedEnd] = []) -> LineDelta {
    var delta = LineDelta(at: next.at, uptimeMs: next.uptimeMs, cycle: next.cycle)
    if next.planVersion != planVersion { delta.planVersion = next.planVersion }
    if next.hold != hold {
      delta.holdChanged = true
      delta.hold = next.hold
    }
    if next.belt.ageless != belt.ageless { delta.belt = next.belt }
    if next.tracking != tracking { delta.tracking = next.tracking }
    delta.links = Self.changedButForAge(from: links, to: next.links, by: \.name)
    delta.scanners = Self.changedButForAge(from: scanners, to: next.scanners, by: \.name)
    delta.eyes = Self.changedButForAge(from: eyes, to: next.eyes, by: \.name)
    delta.lanes = Self.changed(from: lanes, to: next.lanes, by: \.number)
    delta.parcels = Self.changed(from: parcels, to: next.parcels, by: \.serial)
    let staying = Set(next.parcels.map(\.serial))
    delta.gone = parcels.map(\.serial).filter { !staying.contains($0) }
    if next.alarms != alarms { delta.alarms = next.alarms }
    if next.inducted != inducted { delta.inducted = next.inducted }
    delta.ends = Self.changed(from: ends, to: next.ends, by: \.reason)
    delta.recorded = recorded
    return delta
  }

  /// Takes over what changed; what did not grows older. What was applied to the state before gives the state after, except for the order
  /// of what came newly, which goes to the end.
  public mutating func apply(_ delta: LineDelta) {
    age(byMs: max(0, delta.uptimeMs - uptimeMs))
    at = delta.at
    uptimeMs = delta.uptimeMs
    cycle = delta.cycle
    planVersion = delta.planVersion ?? planVersion
    if delta.holdChanged { hold = delta.hold }
    belt = delta.belt ?? belt
    tracking = delta.tracking ?? tracking
    Self.merge(delta.links, into: &links, by: \.name)
    Self.merge(delta.scanners, into: &scanners, by: \.name)
    Self.merge(delta.eyes, into: &eyes, by: \.name)
    Self.merge(delta.lanes, into: &lanes, by: \.number)
    let gone = Set(delta.gone)
    parcels.removeAll { gone.contains($0.serial) }
    Self.merge(delta.parcels, into: &parcels, by: \.serial)
    alarms = delta.alarms ?? alarms
    inducted = delta.inducted ?? inducted
    Self.merge(delta.ends, into: &ends, by: \.reason)
  }

  private static func changed<Element: Equatable, Key: Hashable>(
    from old: [Element], to new: [Element], by key: KeyPath<Element, Key>
  ) -> [Element] {
    let before = Dictionary(old.map { ($0[keyPath: key], $0) }, uniquingKeysWith: { _, last in last })
    return new.filter { before[$0[keyPath: key]] != $0 }
  }

  private static func changedButForAge<Element: Ageing, Key: Hashable>(
    from old: [Element], to new: [Element], by key: KeyPath<Element, Key>
  ) -> [Element] {
    let before = Dictionary(old.map { ($0[keyPath: key], $0.ageless) }, uniquingKeysWith: { _, last in last })
    return new.filter { before[$0[keyPath: key]] != $0.ageless }
  }

  private static func merge<Element, Key: Hashable>(
    _ changed: [Element], into list: inout [Element], by key: KeyPath<Element, Key>
  ) {
    guard !changed.isEmpty else { return }
    var places: [Key: Int] = [:]
    for (place, element) in list.enumerated() { places[element[keyPath: key]] = place }
    for element in changed {
      if let place = places[element[keyPath: key]] { list[place] = element } else { list.append(element) }
    }
  }
}
