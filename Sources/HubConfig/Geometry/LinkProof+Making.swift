import HubCore
import HubUnits

extension LinkProof {
  /// The proof of a link whose numbers were read well, or nil.
  init?(_ index: Int, of line: LineDraft) {
    let link = line.links[index]
    guard areSound(link.poll, link.staleAfter, line.belt.speed, line.parcels.shortest),
      link.timeout?.isSound != false, !link.isRTU || link.rtu?.isWhole == true
    else { return nil }
    let lanes = line.lanes.filter { $0.link.isSound && $0.link.value == index }
    name = link.name.value
    isSerial = link.isRTU
    heartbeatEvery = link.ours?.every.value ?? .zero
    writtenTimeout = link.timeout?.value
    timeoutBounds = Self.bounds(link, lanes, index, of: line).sorted { $0.time < $1.time }
    writeParts = Self.writeParts(index, of: line)
    write = lanes.compactMap(\.diverter?.write).filter(\.isSound).map(\.value).min()
    late = lanes.compactMap(\.diverter?.late).filter(\.isSound).map(\.value).min()
  }

  /// How long a link may be silent, by what the belt does meanwhile.
  private static func bounds(_ link: LinkDraft, _ lanes: [LaneDraft], _ index: Int, of line: LineDraft)
    -> [Part]
  {
    let poll = link.poll.value
    var bounds = [
      Part("one lost answer makes no input older than stale_after", link.staleAfter.value - poll * 2)
    ]
    // An exchange under way is waited for, also by a fire.
    let lates = lanes.filter { $0.diverter?.late.isSound == true && $0.number.isSound }
    if let first = lates.min(by: { $0.diverter!.late.value < $1.diverter!.late.value }) {
      bounds.append(
        Part(
          "a fire that waits for it is not too late ('late' of lane \(first.number.value))",
          first.diverter!.late.value))
    }
    let speed = line.highestSpeed.value
    if let window = smallestWindow(index, of: line), let time = speed.time(for: window.length / 2) {
      bounds.append(
        Part(
          "an edge is not seen half a window late (\(UnitText.of(window.length)) at \(window.name))",
          time - poll))
    }
    if line.photoEyes.contains(where: { $0.link.isSound && $0.link.value == index }),
      let passing = speed.time(for: line.parcels.shortest.value)
    {
      bounds.append(
        Part(
          "the shortest parcel (\(UnitText.of(line.parcels.shortest.value))) does not pass an eye unseen",
          passing - poll))
    }
    return bounds
  }

  private static func smallestWindow(_ index: Int, of line: LineDraft) -> (name: String, length: Distance)? {
    func isHere(_ eye: EyeDraft) -> Bool { eye.link.isSound && eye.link.value == index }
    var windows = (line.inductions.map(\.eye) + line.trackingEyes.map(\.eye)).filter {
      isHere($0) && line.trackingWindow.isSound
    }.map { ($0.name, line.trackingWindow.value) }
    windows += line.lanes.filter { isHere($0.confirm.eye) }.compactMap { lane in
      lane.confirm.window.flatMap { $0.isSound ? (lane.confirm.eye.name, $0.value) : nil }
    }
    return windows.min { $0.1 < $1.1 }.map { (name: $0.0, length: $0.1) }
  }

  /// What an order may meet on a serial line: the exchange of its own link that is under way, which waited for the
  /// others' turns; then the others' turns once more; then its own.
  private static func writeParts(_ index: Int, of line: LineDraft) -> [Part] {
    guard let serial = SerialLoad(of: index, in: line),
      let own = serial.slaves.first(where: { $0.index == index })
    else { return [] }
    var parts: [Part] = []
    let others = serial.slaves.filter { $0.index != index && $0.longest > .zero }
    if !others.isEmpty {
      let turns = others.reduce(Nanoseconds.zero) { $0 + $1.longest }
      let names = others.map { "'\($0.name)'" }.joined(separator: ", ")
      parts.append(Part("one turn of \(names), before the reading under way", turns))
      parts.append(Part("that reading", own.longest))
      parts.append(Part("one turn of \(names), before the order", turns))
    } else {
      parts.append(Part("the exchange under way", own.longest))
    }
    let writing = line.links[index].mailbox?.description(lanes: []).writingOrder ?? .writingOutput
    parts.append(Part("the order's own exchange", serial.settings.shortestTime(of: writing)))
    return parts
  }
}
