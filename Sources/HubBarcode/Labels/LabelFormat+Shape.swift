import HubUnits

// What a format's shape is worth.
extension LabelFormat {
  /// Whether the shape alone proves the format, so that a wrong check digit is an error and not another format.
  ///
  /// Bare digits never do: lengths collide between carriers.
  var isDistinctive: Bool {
    switch self {
    case .s10, .ups1Z: true
    default: false
    }
  }

  /// Whether so much fits the format that fitting it excuses no wrong check digit of another one.
  var isVague: Bool {
    switch self {
    case .dhlECommerce, .dhlECommerce14, .glsTrackID: true
    default: false
    }
  }
}
