import HubCore
import HubUnits

/// `belt` as it was written.
struct BeltDraft {
  static let keys = [
    "length", "speed", "encoder", "closed", "recirculation_limit", "drive", "on_encoder_fault", "carriers",
  ]

  let length: Located<Distance>
  let speed: Located<BeltSpeed>
  let link: Located<Int>
  let register: Located<RegisterPoint>
  let bits: Located<Int>
  /// Nil: high word first; means nothing with 16 bits.
  let order: Located<WordOrder>?
  let perPulse: Located<Distance>
  let isClosed: Located<Bool>
  /// Nil: the core's own.
  let recirculationLimit: Located<Int>?
  let drive: DriveDraft?
  /// Where `drive` is misspelt, nothing is concluded from its absence.
  let isDriveRead: Bool
  let onEncoderFault: Located<EncoderFaultPolicy>
  let carriers: CarriersDraft?

  init(_ reader: MappingReader, links: [String]) {
    length = reader.value("length", .length(.metres(2)...(.metres(2_000))))
    // Source: sorters run at 0.05 to 3.05 m/s (FIELD D3); a little room above.
    speed = reader.value("speed", .speed(.millimetresPerSecond(50)...(.millimetresPerSecond(5_000))))
    let encoder = reader.mapping(
      "encoder", keys: MappingReader.registerKeys + ["link", "bits", "order", "per_pulse"])
    link = encoder.value("link", .reference(to: links, what: "link"))
    register = encoder.registerPoint()
    bits = encoder.value("bits", .number(oneOf: [16, 32]))
    order = encoder.optional("order", .word(fallback: .highFirst))
    // Source: 0.5 to 10 mm a pulse is usual (FIELD D1); ten times finer and five times coarser are possible.
    perPulse = encoder.value("per_pulse", .length(Distance(micrometres: 50)...(.millimetres(50))))
    isClosed = reader.value("closed", .truth, default: false)
    // Source: hubs let a parcel round three times (FIELD B3, row 32); a hundred rounds are a parcel that lives there.
    recirculationLimit = reader.optional("recirculation_limit", .integer(0...100))
    drive = reader.optionalMapping("drive", keys: DriveDraft.keys).map { DriveDraft($0, links: links) }
    isDriveRead = reader.isSound && !reader.hasUnknownKeys
    onEncoderFault = reader.value("on_encoder_fault", .listed(fallback: .hold), default: .hold)
    carriers = reader.optionalMapping("carriers", keys: CarriersDraft.keys).map(CarriersDraft.init)
  }
}
