import HubProtocol
import HubUnits

/// A parcel's story as a time-line.
struct StoryText {
  let story: Story
  let look: TerminalLook

  var lines: [String] { head + [""] + story.steps.map(line) + [""] + tail }

  private func inked(_ text: String, _ ink: Ink) -> String {
    look.colours ? ink.sequence + text + Ink.plain.sequence : text
  }

  private var head: [String] {
    var first = "parcel #\(story.serial)  \(story.code ?? "no code")"
    if let second = story.secondCode { first += "  and also \(second)" }
    let way =
      switch (story.origin, story.induction) {
      case (_, let induction?): "inducted at \(induction)"
      case ("flushed", nil): "found on the belt after a flush"
      case ("unexpected", nil): "found on the belt, inducted by nobody"
      case (let origin?, nil): origin
      case (nil, nil): "seen"
      }
    return [inked(first, .strong), "\(way), \(story.began.text)"]
  }

  /// `  +12.345 s  30.86 m  what happened`
  private func line(_ step: StoryStep) -> String {
    let time = Self.padded(Self.seconds(step.atMs) + " s", 11)
    let place = Self.padded(Self.fixed(step.beltMm / 1_000, 2) + " m", 10)
    let isTrouble = step.reason.map { !$0.value.isPlanned } ?? false
    return inked(time + place, .faint) + "  " + (isTrouble ? inked(step.text, .warn) : step.text)
  }

  private var tail: [String] {
    guard let ending = story.ending else { return [inked("still on the belt", .strong)] }
    let lane = ending.lane.map { "lane \($0)" } ?? "no lane"
    let isPlanned = ending.reason.value.isPlanned
    var lines = [inked("end        \(ending.reason.value.word): \(lane)", isPlanned ? .good : .warn)]
    lines.append("           \(ending.meaning)")
    if !isPlanned { lines.append("what to do \(ending.action)") }
    let record = ending.sequence.map { "in the journal as event \($0)" } ?? "not in the journal yet"
    var facts = ["\(record), \(ending.at.text)"]
    if let rule = story.rule { facts.append("rule '\(rule)' of plan \(story.plan ?? "?")") }
    if let planned = story.plannedLane, planned != ending.lane { facts.append("meant for lane \(planned)") }
    if let latency = story.scanToCoilUs {
      facts.append("scan to coil \(Self.fixed(Double(latency) / 1_000, 2)) ms")
    }
    if let error = story.fireErrorMm {
      facts.append("fired \(Self.fixed(error.magnitude, 1)) mm \(error < 0 ? "before" : "past") its place")
    }
    return lines + [inked("           " + facts.joined(separator: "; "), .faint)]
  }

  private static func seconds(_ milliseconds: Double) -> String {
    (milliseconds < 0 ? "" : "+") + fixed(milliseconds / 1_000, 3)
  }

  /// A number with a fixed count of decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int64((value.magnitude * scale).rounded())
    let digits = String(scaled)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let isNegative = value < 0 && scaled != 0
    return (isNegative ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
