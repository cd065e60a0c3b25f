import HubCore
import HubUnits

extension LaneDraft {
  /// `diverter` as it was written.
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
    static let defaultKeys =
      times.map(\.key) + ["kind", "minimum_on", "strokes_per_minute", "failures_allowed", "feedback"]
    static let keys = MappingReader.outputKeys + ["safe", "shares"] + defaultKeys

    static var stroke: ValueKind<Nanoseconds> { .time(.milliseconds(5)...(.seconds(10))) }
    // A thousand strokes a minute are sixteen a second: faster than anything that throws parcels.
    static var duty: ValueKind<Int> { .integer(1...1_000) }
    static var failures: ValueKind<Int> { .integer(1...20) }

    let place: Place
    /// Nil where the PLC drives the output, and knows its safe state, by itself.
    let output: Located<OutputPlace>?
    let isSafeOn: Located<Bool>?
    /// Keys of an output that a diverter which the PLC fires does not have.
    let strayOutput: [Place]
    let kind: Located<DiverterKind>
    /// The number of the lane on the other side.
    let shares: Located<Int>?
    let actuator: Located<Nanoseconds>
    let returning: Located<Nanoseconds>
    let write: Located<Nanoseconds>
    let late: Located<Nanoseconds>
    let longestOn: Located<Nanoseconds>
    let minimumOn: Located<Nanoseconds>?
    let strokesPerMinute: Located<Int>?
    /// Nil: the core's own.
    let failuresAllowed: Located<Int>?
    let feedback: EyeDraft?
    /// False when something may be missing only because of a slip elsewhere.
    let isRead: Bool

    init(_ reader: MappingReader, said: String, link: Located<Int>, defaults: LaneDefaultsDraft) {
      let times = Dictionary(
        uniqueKeysWithValues: Self.times.map { ($0.key, reader.value($0.key, $0.value)) })
      place = reader.place
      kind = reader.value("kind", .listed(fallback: .level), default: .level)
      let outputKeys = (MappingReader.outputKeys + ["safe"]).filter(reader.has)
      let hasOutput = kind.isSound ? !kind.value.isFiredByPLC : !outputKeys.isEmpty
      output = hasOutput ? reader.outputPlace() : nil
      isSafeOn = hasOutput ? reader.value("safe", .onOff) : nil
      strayOutput = hasOutput ? [] : outputKeys.map { reader.place(of: $0) }
      shares = reader.optional("shares", .integer(1...9_999))
      // The table above has all five.
      actuator = times["actuator"]!
      returning = times["return"]!
      write = times["write"]!
      late = times["late"]!
      longestOn = times["longest_on"]!
      minimumOn = reader.optional("minimum_on", Self.stroke)
      strokesPerMinute = reader.optional("strokes_per_minute", Self.duty)
      failuresAllowed = reader.optional("failures_allowed", Self.failures)
      feedback = reader.optionalMapping("feedback", keys: Feedback.keys, defaults: defaults.feedback).map {
        EyeDraft(name: said + " diverter", $0, link: link, level: "out")
      }
      isRead = reader.isSound && !reader.hasUnknownKeys
    }
  }

  /// `diverter.feedback`: the switch that says that the diverter is out.
  enum Feedback {
    static let defaultKeys = ["debounce", "out"]
    static let keys = MappingReader.inputKeys + defaultKeys
  }
}
