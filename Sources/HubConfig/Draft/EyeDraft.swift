import HubUnits

/// A photo-eye as it was written, wherever it was.
struct EyeDraft {
  static let keys = MappingReader.inputKeys + ["link", "debounce", "blocked"]
  static var debounce: ValueKind<Nanoseconds> { .time(.zero...(.milliseconds(200))) }
  /// How often an eye that need not be fast is read. **Source**: a full lane is told within seconds, not minutes.
  static var poll: ValueKind<Nanoseconds> { .time(.milliseconds(1)...(.seconds(1))) }

  /// As people call it: `track-1`, `lane 25 confirm`.
  let name: String
  let place: Place
  let link: Located<Int>
  let point: Located<InputPoint>
  /// Nil: read at each poll of its link.
  let poll: Located<Nanoseconds>?
  let debounce: Located<Nanoseconds>
  /// Whether the input is on while something blocks the eye.
  let isOnWhenBlocked: Located<Bool>

  /// An eye that names its own link.
  init(name: String, _ reader: MappingReader, links: [String]) {
    self.init(name: name, reader, link: reader.value("link", .reference(to: links, what: "link")))
  }

  /// An eye of a lane, on the lane's link. `level`: the key that says when its input is on. `mayBeSlow`: it has a
  /// `poll` of its own.
  init(
    name: String, _ reader: MappingReader, link: Located<Int>, level: String = "blocked",
    mayBeSlow: Bool = false
  ) {
    self.name = name
    place = reader.place
    self.link = link
    poll = mayBeSlow ? reader.optional("poll", Self.poll) : nil
    point = reader.inputPoint(every: poll)
    debounce = reader.value("debounce", Self.debounce)
    isOnWhenBlocked = reader.value(level, .onOff, default: true)
  }
}
