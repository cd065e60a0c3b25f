import HubConfig
import HubCore
import HubUnits
import Testing

@Suite("Quantities")
struct QuantityTests {
  private func line(_ edits: KeyValuePairs<String, String>) throws -> LineDescription {
    try LineDescription.parse(text: try ExampleFile.text("small.yaml", replacing: edits), file: "line.yaml")
  }

  private func problem(_ edits: KeyValuePairs<String, String>) throws -> String {
    let found = ConfigReport(text: try ExampleFile.text("small.yaml", replacing: edits), file: "l").problems
    #expect(found.count == 1, "\(found.map(\.description))")
    return found.first?.description ?? ""
  }

  @Test(
    "are exact to the nanosecond, whatever the unit",
    arguments: [
      ("150ms", 150_000_000), ("0.15 s", 150_000_000), ("150000 us", 150_000_000),
      ("150000.001 µs", 150_000_001),
      ("0.1 s", 100_000_000), ("0.0025 min", 150_000_000), ("1500 \u{3BC}s", 1_500_000),
    ])
  func time(_ written: String, _ nanoseconds: Int64) throws {
    #expect(try line(["lookup: 150 ms": "lookup: \(written)"]).lookup == Nanoseconds(nanoseconds))
  }

  @Test(
    "are exact to the micrometre",
    arguments: [("4.000001 m", 4_000_001), ("4000.1 mm", 4_000_100), ("410.5 cm", 4_105_000)])
  func length(_ written: String, _ micrometres: Int64) throws {
    let position = try line(["at: 4 m,": "at: \(written),"]).corePlan.lanes[0].position
    #expect(position.micrometres == micrometres)
  }

  @Test(
    "of speed are the nearest micrometre a second",
    arguments: [
      ("60 m/min", 1_000_000), ("1000.5 mm/s", 1_000_500), ("50 m/min", 833_333), ("0.98 m/s", 980_000),
    ])
  func speed(_ written: String, _ micrometresPerSecond: Int64) throws {
    let speed = try line(["speed: 1 m/s": "speed: \(written)"]).corePlan.belt.nominalSpeed
    #expect(speed.micrometresPerSecond == micrometresPerSecond)
  }

  @Test(
    "that cannot be taken say why",
    arguments: [
      ("150", "'150' needs a unit; allowed: ms, s, µs, min"),
      ("150 sec", "unknown unit 'sec' for a time; did you mean 's'?"),
      ("150 m/s", "unknown unit 'm/s' for a time"),
      ("-5 ms", "'-5 ms' is out of range; allowed: 1 ms to 10 s"),
      ("0.0000001 ms", "finer than 1 ns"),
      ("soon", "'soon' is no time; write it as '5 ms'"),
      (".5 s", "'.5 s' is no time"), ("5. s", "'5. s' is no time"), ("1e3 ms", "unknown unit 'e3 ms'"),
      ("99999999999999999999 ms", "is no time"), ("999999999999999 min", "larger than any time of a belt"),
      ("[5 ms]", "needs a time such as '5 ms', not a list"), ("", "needs a time such as '5 ms', not nothing"),
      ("{ ms: 5 }", "needs a time such as '5 ms', not a mapping"),
    ])
  func refused(_ written: String, _ message: String) throws {
    #expect(try problem(["lookup: 150 ms": "lookup: \(written)"]).contains(message))
  }
}
