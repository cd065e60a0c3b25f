import HubUnits

/// One of `lanes` as it was written, with what it takes from `lane_defaults`.
struct LaneDraft {
  struct Confirm {
    static var lengths: KeyValuePairs<String, ValueKind<Distance>> {
      [
        "after": .length(.millimetres(10)...(.metres(10))),
        "window": .length(.millimetres(10)...(.metres(5))),
      ]
    }
    static var times: KeyValuePairs<String, ValueKind<Nanoseconds>> {
      [
        "debounce": .time(.zero...(.milliseconds(200))),
        "jam_after": .time(.milliseconds(100)...(.seconds(60))),
      ]
    }
    static let defaultKeys = lengths.map(\.key) + times.map(\.key) + ["blocked"]
    static let keys = MappingReader.inputKeys + defaultKeys

    let eye: EyeDraft
    /// Both nil at the end of the belt, where nothing leaves it.
    let after: Located<Distance>?
    let window: Located<Distance>?
    let jamAfter: Located<Nanoseconds>
  }

  struct Full {
    static var times: KeyValuePairs<String, ValueKind<Nanoseconds>> {
      [
        "debounce": .time(.zero...(.milliseconds(200))),
        "full_after": .time(.milliseconds(10)...(.minutes(10))),
        "empty_after": .time(.milliseconds(10)...(.minutes(10))),
      ]
    }
    static let defaultKeys = times.map(\.key) + ["blocked", "poll"]
    static let keys = MappingReader.inputKeys + defaultKeys

    let eye: EyeDraft
    let fullAfter: Located<Nanoseconds>
    let emptyAfter: Located<Nanoseconds>
  }

  /// `half_full`: soft, it only makes other lanes of the group the better choice.
  enum HalfFull {
    static let defaultKeys = ["debounce", "blocked", "poll"]
    static let keys = MappingReader.inputKeys + defaultKeys
  }

  static let keys = [
    "number", "kind", "name", "at", "end_of_belt", "link", "diverter", "confirm", "full", "half_full", "rate",
  ]

  let place: Place
  let isRead: Bool
  let number: Located<Int>
  let kind: Located<LaneKindWord>
  let name: Located<String>
  let at: Located<Distance>
  let isEndOfBelt: Located<Bool>
  let link: Located<Int>
  let diverter: Diverter?
  let confirm: Confirm
  let full: Full?
  let halfFull: EyeDraft?
  let rate: RateDraft?

  /// What sees parcels in the lane, in the order of the core's table.
  var photoEyes: [EyeDraft] { [confirm.eye, full?.eye, halfFull].compactMap { $0 } }
  /// Its photo-eyes, then the diverter's switch.
  var eyes: [EyeDraft] { photoEyes + [diverter?.feedback].compactMap { $0 } }
}

extension Nanoseconds {
  fileprivate static func minutes(_ n: Int64) -> Nanoseconds { .seconds(n * 60) }
}
