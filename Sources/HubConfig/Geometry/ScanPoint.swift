import HubUnits

/// A place on the belt where a parcel's code may become known, and the belt that passes until it is looked up.
struct ScanPoint {
  let name: String
  let position: Distance
  let summands: [GeometryRow.Summand]

  var needed: Distance { summands.reduce(.zero) { $0 + $1.distance } }
}

extension ScanPoint {
  /// Every scan point whose numbers were read well.
  static func all(of line: LineDraft) -> [ScanPoint] {
    guard areSound(line.belt.speed, line.lookup, line.trackingWindow, line.cycle, line.parcels.longest) else {
      return []
    }
    return line.inductions.compactMap { induction(of: line, $0) }
      + line.fixedScanners.compactMap { fixed(of: line, $0) }
  }

  /// Scan, then place: the code joins its parcel when the leading edge blocks the induction eye.
  private static func induction(of line: LineDraft, _ draft: InductionDraft) -> ScanPoint? {
    guard draft.scanner?.isSound == true, areSound(draft.at, draft.eye.link, draft.eye.debounce),
      line.links.indices.contains(draft.eye.link.value)
    else { return nil }
    let poll = line.links[draft.eye.link.value].poll
    guard poll.isSound else { return nil }
    let speed = line.highestSpeed.value
    return ScanPoint(
      name: draft.name.value, position: draft.at.value,
      summands: [
        .init(
          "eye debounce (\(UnitText.of(draft.eye.debounce.value)))",
          speed.travel(in: draft.eye.debounce.value)),
        .init("one poll (\(UnitText.of(poll.value)))", speed.travel(in: poll.value)),
      ] + common(line))
  }

  /// The label may be at the tail, so the nose is a parcel's length further when it is read; the last byte comes later
  /// still.
  private static func fixed(of line: LineDraft, _ draft: FixedScannerDraft) -> ScanPoint? {
    guard areSound(draft.scanner, draft.at, draft.delay, draft.window),
      line.belt.link.isSound, line.links.indices.contains(line.belt.link.value)
    else { return nil }
    let poll = line.links[line.belt.link.value].poll
    guard poll.isSound else { return nil }
    let speed = line.highestSpeed.value
    let scanner = line.scanners[draft.scanner.value]
    guard areSound(scanner.mode), scanner.terminator?.isSound != false, scanner.tty?.isWhole != false else {
      return nil
    }
    let label = LabelTime.longest(
      scanner.mode.value, terminator: scanner.terminator?.value,
      line: scanner.tty.map { SerialLineSettings(speed: $0.speed.value, format: $0.format.value) }
        ?? SerialLineSettings())
    return ScanPoint(
      name: scanner.name.value, position: draft.at.value,
      summands: [
        .init("longest parcel, its label at the tail", line.parcels.longest.value),
        .init("read window", draft.window.value),
        .init("scanner delay (\(UnitText.of(draft.delay.value)))", speed.travel(in: draft.delay.value)),
        .init("label of \(LabelTime.bytes) bytes (\(UnitText.of(label)))", speed.travel(in: label)),
        .init("one poll (\(UnitText.of(poll.value)))", speed.travel(in: poll.value)),
      ] + common(line))
  }

  private static func common(_ line: LineDraft) -> [GeometryRow.Summand] {
    let speed = line.highestSpeed.value
    return [
      .init("lookup (\(UnitText.of(line.lookup.value)))", speed.travel(in: line.lookup.value)),
      // One cycle to ask, one to take the answer.
      .init("two cycles (\(UnitText.of(line.cycle.value)))", speed.travel(in: line.cycle.value * 2)),
      .init("tracking window", line.trackingWindow.value),
    ]
  }
}
