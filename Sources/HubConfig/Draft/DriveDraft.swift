import HubUnits

/// `belt.drive` as it was written.
struct DriveDraft {
  static let keys = MappingReader.inputKeys + ["link", "runs", "ramp"]

  let place: Place
  let link: Located<Int>
  let point: Located<InputPoint>
  /// Whether the input is on while the drive runs.
  let isOnWhenRunning: Located<Bool>
  /// Nil: the core's own.
  let ramp: Located<Nanoseconds>?

  init(_ reader: MappingReader, links: [String]) {
    place = reader.place
    link = reader.value("link", .reference(to: links, what: "link"))
    point = reader.inputPoint()
    isOnWhenRunning = reader.value("runs", .onOff, default: true)
    // A belt that needs longer is started by hand and watched.
    ramp = reader.optional("ramp", .time(.zero...(.seconds(30))))
  }
}
