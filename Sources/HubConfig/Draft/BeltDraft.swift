import HubUnits

/// `belt` as it was written.
struct BeltDraft {
  static let keys = ["length", "speed", "encoder"]

  let length: Located<Distance>
  let speed: Located<BeltSpeed>
  let link: Located<Int>
  let register: Located<UInt16>
  let bits: Located<Int>
  let perPulse: Located<Distance>

  init(_ reader: MappingReader, links: [String]) {
    length = reader.value("length", .length(.metres(2)...(.metres(2_000))))
    // Source: sorters run at 0.05 to 3.05 m/s (FIELD D3); a little room above.
    speed = reader.value("speed", .speed(.millimetresPerSecond(50)...(.millimetresPerSecond(5_000))))
    let encoder = reader.mapping("encoder", keys: ["link", "input_register", "bits", "per_pulse"])
    link = encoder.value("link", .reference(to: links, what: "link"))
    register = encoder.value("input_register", .address)
    bits = encoder.value("bits", .number(oneOf: [16, 32]))
    // Source: 0.5 to 10 mm a pulse is usual (FIELD D1); ten times finer and five times coarser are possible.
    perPulse = encoder.value("per_pulse", .length(Distance(micrometres: 50)...(.millimetres(50))))
  }
}
