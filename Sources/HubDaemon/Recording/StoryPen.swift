import HubCore
import HubUnits

/// Writes one line of one parcel's story.
struct StoryPen {
  let names: LineNames
  let trace: CoreTrace
  let story: OpenStory

  func line(_ what: String, _ text: String) -> StoryLine { story.line(what, text, at: trace) }

  /// A line about what an eye did.
  func eye(_ eye: EyeIndex, _ what: String, _ text: String) -> StoryLine {
    var line = line(what, text)
    line.eye = names.eye(eye)
    return line
  }

  /// A line about a lane.
  func lane(_ lane: LaneIndex, _ what: String, _ text: String) -> StoryLine {
    var line = line(what, text)
    line.lane = names.number(lane)
    return line
  }

  func appeared(_ origin: ParcelOrigin, _ eye: EyeIndex) -> StoryLine {
    let name = names.eye(eye)
    return self.eye(
      eye, "appeared",
      origin == .flushed
        ? "was on the belt when tracking began anew; seen by \(name)"
        : "seen by \(name) where no parcel was expected")
  }

  func ended(_ reason: EndReason, _ lane: LaneIndex?) -> StoryLine {
    let place = lane.map { "in \(names.lane($0))" } ?? "in no lane that saw it"
    var line = line("ended", "ended \(place): \(reason.word)")
    line.lane = lane.map { names.number($0) }
    line.reason = reason.word
    return line
  }
}
