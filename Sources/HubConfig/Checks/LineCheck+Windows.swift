import HubUnits

extension LineCheck {
  func checkWindows() {
    checkNeighbours()
    checkTrackingWindowAndGap()
    checkConfirmWindows()
    checkResolution()
  }

  /// Eyes on the way, in the order of the belt: the same edge must not be expected at two of them at once.
  private func checkNeighbours() {
    guard line.trackingWindow.isSound else { return }
    var onTheWay =
      line.inductions.map { ($0.name.value, $0.at) } + line.trackingEyes.map { ($0.name.value, $0.at) }
    onTheWay += line.lanes.filter { $0.isEndOfBelt.value }.map { ("the end of the belt", $0.at) }
    let sorted = onTheWay.filter { $0.1.isSound }.sorted { $0.1.value < $1.1.value }
    guard !sorted.isEmpty else { return }
    let window = line.trackingWindow.value
    // On a loop the last eye's next one is the first.
    let following = Array(sorted.dropFirst()) + (isLoop ? [sorted[0]] : [])
    for ((firstName, first), (nextName, next)) in zip(sorted, following) {
      let apart = ahead(from: first.value, to: next.value)
      guard window * 2 > apart else { continue }
      problems.add(
        at: next.place, value: UnitText.of(next.value),
        "'\(firstName)' and '\(nextName)' are \(UnitText.of(apart)) apart, and the tracking windows of "
          + "±\(UnitText.of(window)) (line \(line.trackingWindow.place.line)) overlap: one edge would fit both eyes",
        allowed: ["\(UnitText.of(window * 2)) or more apart, or a window of up to \(UnitText.of(apart / 2))"])
    }
  }

  /// **Source**: a window wider than half the gap takes the neighbour's edge (FIELD D3, Datalogic PackTrack).
  private func checkTrackingWindowAndGap() {
    let gap = line.parcels.smallestGap
    guard areSound(line.trackingWindow, gap), line.trackingWindow.value * 2 > gap.value else { return }
    problems.add(
      at: line.trackingWindow.place, value: UnitText.of(line.trackingWindow.value),
      "a window of ±\(UnitText.of(line.trackingWindow.value)) is more than half the smallest gap of "
        + "\(UnitText.of(gap.value)) (line \(gap.place.line)): it would take the edge of the parcel behind",
      allowed: ["up to \(UnitText.of(gap.value / 2))"])
  }

  private func checkConfirmWindows() {
    for lane in line.lanes {
      guard let after = lane.confirm.after, let window = lane.confirm.window, areSound(after, window),
        window.value >= after.value
      else { continue }
      problems.add(
        at: window.place, value: UnitText.of(window.value),
        "a confirm window of ±\(UnitText.of(window.value)) around an eye \(UnitText.of(after.value)) behind the "
          + "diverter begins before the diverter: what was not diverted would seem confirmed",
        allowed: ["less than \(UnitText.of(after.value))"])
    }
  }

  /// A window narrower than what the line can see finds nothing.
  private func checkResolution() {
    guard
      let coarsest = line.links.compactMap({ link in resolution(of: link).map { (link, $0) } })
        .max(by: { $0.1 < $1.1 })
    else { return }
    let (link, step) = coarsest
    let windows =
      [line.trackingWindow] + line.fixedScanners.map(\.window) + line.lanes.compactMap(\.confirm.window)
    for window in windows where window.isSound && window.value < step * 2 {
      problems.add(
        at: window.place, value: UnitText.of(window.value),
        "a window of ±\(UnitText.of(window.value)) is too narrow: between two polls of '\(link.name.value)' "
          + "(\(UnitText.of(link.poll.value))) and within one pulse the belt moves \(UnitText.upToMillimetres(step)), "
          + "and a window needs twice that",
        allowed: ["\(UnitText.upToMillimetres(step * 2)) or more, or a shorter poll"])
    }
    for eye in line.photoEyes { checkEyeSees(eye) }
  }

  /// A parcel, and a gap, must block or clear an eye for longer than it is debounced and polled.
  private func checkEyeSees(_ eye: EyeDraft) {
    guard areSound(eye.link, eye.debounce), areSound(line.belt.speed, line.parcels.shortest),
      line.links.indices.contains(eye.link.value)
    else { return }
    let link = line.links[eye.link.value]
    guard link.poll.isSound else { return }
    let least = line.highestSpeed.value.travel(in: eye.debounce.value + link.poll.value * 2)
    guard line.parcels.shortest.value < least else { return }
    problems.add(
      at: eye.debounce.place, value: UnitText.of(eye.debounce.value),
      "the shortest parcel of \(UnitText.of(line.parcels.shortest.value)) passes before the eye's debounce of "
        + "\(UnitText.of(eye.debounce.value)) and two polls of \(UnitText.of(link.poll.value)) are over "
        + "(\(UnitText.upToMillimetres(least)) of belt): it would never be seen",
      allowed: ["a shorter debounce or poll"])
  }
}
