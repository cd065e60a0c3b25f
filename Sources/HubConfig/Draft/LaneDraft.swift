import HubUnits

/// One of `lanes` as it was written, with what it takes from `lane_defaults`.
struct LaneDraft {
  struct Diverter {
    static var times: KeyValuePairs<String, ValueKind<Nanoseconds>> {
      [
        "actuator": .time(.zero...(.seconds(2))),
        "return": .time(.zero...(.seconds(2))),
        "write": .time(.milliseconds(1)...(.milliseconds(500))),
        "late": .time(.milliseconds(1)...(.milliseconds(500))),
        "longest_on": .time(.milliseconds(50)...(.seconds(30))),
      ]
    }
    static let defaultKeys = times.map(\.key)
    static let keys = ["coil", "safe"] + defaultKeys

    let place: Place
    let coil: Located<UInt16>
    let isSafeOn: Located<Bool>
    let actuator: Located<Nanoseconds>
    let returning: Located<Nanoseconds>
    let write: Located<Nanoseconds>
    let late: Located<Nanoseconds>
    let longestOn: Located<Nanoseconds>

    init(_ reader: MappingReader) {
      let times = Dictionary(
        uniqueKeysWithValues: Self.times.map { ($0.key, reader.value($0.key, $0.value)) })
      place = reader.place
      coil = reader.value("coil", .address)
      isSafeOn = reader.value("safe", .onOff)
      // The table above has all five.
      actuator = times["actuator"]!
      returning = times["return"]!
      write = times["write"]!
      late = times["late"]!
      longestOn = times["longest_on"]!
    }
  }

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
    static let keys = ["input"] + defaultKeys

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
    static let defaultKeys = times.map(\.key) + ["blocked"]
    static let keys = ["input"] + defaultKeys

    let eye: EyeDraft
    let fullAfter: Located<Nanoseconds>
    let emptyAfter: Located<Nanoseconds>
  }

  static let keys = ["number", "kind", "name", "at", "end_of_belt", "link", "diverter", "confirm", "full"]

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
}

extension Nanoseconds {
  fileprivate static func minutes(_ n: Int64) -> Nanoseconds { .seconds(n * 60) }
}
