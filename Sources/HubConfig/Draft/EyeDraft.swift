import HubUnits

/// A photo-eye as it was written, wherever it was.
struct EyeDraft {
  static let keys = ["link", "input", "debounce", "blocked"]
  static var debounce: ValueKind<Nanoseconds> { .time(.zero...(.milliseconds(200))) }

  /// As people call it: `track-1`, `lane 25 confirm`.
  let name: String
  let place: Place
  let link: Located<Int>
  let input: Located<UInt16>
  let debounce: Located<Nanoseconds>
  /// Whether the input is on while something blocks the eye.
  let isOnWhenBlocked: Located<Bool>

  /// An eye that names its own link.
  init(name: String, _ reader: MappingReader, links: [String]) {
    self.init(name: name, reader, link: reader.value("link", .reference(to: links, what: "link")))
  }

  /// An eye of a lane, on the lane's link. `level`: the key that says when its input is on.
  init(name: String, _ reader: MappingReader, link: Located<Int>, level: String = "blocked") {
    self.name = name
    place = reader.place
    self.link = link
    input = reader.value("input", .address)
    debounce = reader.value("debounce", Self.debounce)
    isOnWhenBlocked = reader.value(level, .onOff, default: true)
  }
}
