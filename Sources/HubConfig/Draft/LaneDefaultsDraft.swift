/// `lane_defaults`: what a lane need not write itself.
struct LaneDefaultsDraft {
  static let keys = ["link", "diverter", "confirm", "full"]

  let lane: MappingDefaults?
  let diverter: MappingDefaults?
  let confirm: MappingDefaults?
  let full: MappingDefaults?

  init(_ reader: MappingReader?, links: [String]) {
    let diverter = reader?.optionalMapping("diverter", keys: LaneDraft.Diverter.defaultKeys)
    let confirm = reader?.optionalMapping("confirm", keys: LaneDraft.Confirm.defaultKeys)
    let full = reader?.optionalMapping("full", keys: LaneDraft.Full.defaultKeys)
    lane = reader?.asDefaults
    self.diverter = diverter?.asDefaults
    self.confirm = confirm?.asDefaults
    self.full = full?.asDefaults
    Self.readOnce(reader, diverter, confirm, full, links: links)
  }

  /// A default that every lane overrides is still wrong when it is wrong.
  private static func readOnce(
    _ reader: MappingReader?, _ diverter: MappingReader?, _ confirm: MappingReader?, _ full: MappingReader?,
    links: [String]
  ) {
    _ = reader?.optional("link", .reference(to: links, what: "link"))
    for (key, kind) in LaneDraft.Diverter.times { _ = diverter?.optional(key, kind) }
    for (key, kind) in LaneDraft.Confirm.lengths { _ = confirm?.optional(key, kind) }
    for (key, kind) in LaneDraft.Confirm.times { _ = confirm?.optional(key, kind) }
    for (key, kind) in LaneDraft.Full.times { _ = full?.optional(key, kind) }
    _ = confirm?.optional("blocked", .onOff)
    _ = full?.optional("blocked", .onOff)
  }
}
