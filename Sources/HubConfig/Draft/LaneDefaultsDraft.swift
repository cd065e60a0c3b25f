import HubCore

/// `lane_defaults`: what a lane need not write itself.
struct LaneDefaultsDraft {
  static let keys = ["link", "diverter", "confirm", "full", "half_full"]

  let lane: MappingDefaults?
  let diverter: MappingDefaults?
  let feedback: MappingDefaults?
  let confirm: MappingDefaults?
  let full: MappingDefaults?
  let halfFull: MappingDefaults?

  init(_ reader: MappingReader?, links: [String]) {
    let diverter = reader?.optionalMapping("diverter", keys: LaneDraft.Diverter.defaultKeys)
    let feedback = diverter?.optionalMapping("feedback", keys: LaneDraft.Feedback.defaultKeys)
    let confirm = reader?.optionalMapping("confirm", keys: LaneDraft.Confirm.defaultKeys)
    let full = reader?.optionalMapping("full", keys: LaneDraft.Full.defaultKeys)
    let halfFull = reader?.optionalMapping("half_full", keys: LaneDraft.HalfFull.defaultKeys)
    lane = reader?.asDefaults
    self.diverter = diverter?.asDefaults
    self.feedback = feedback?.asDefaults
    self.confirm = confirm?.asDefaults
    self.full = full?.asDefaults
    self.halfFull = halfFull?.asDefaults
    _ = reader?.optional("link", .reference(to: links, what: "link"))
    Self.readOnce(diverter: diverter)
    for eye in [confirm, full, halfFull] { Self.readOnce(eye: eye, level: "blocked") }
    Self.readOnce(eye: feedback, level: "out")
    for eye in [full, halfFull] { _ = eye?.optional("poll", EyeDraft.poll) }
    for (key, kind) in LaneDraft.Confirm.lengths { _ = confirm?.optional(key, kind) }
    for (key, kind) in LaneDraft.Confirm.times { _ = confirm?.optional(key, kind) }
    for (key, kind) in LaneDraft.Full.times { _ = full?.optional(key, kind) }
  }

  /// A default that every lane overrides is still wrong when it is wrong.
  private static func readOnce(diverter: MappingReader?) {
    for (key, kind) in LaneDraft.Diverter.times { _ = diverter?.optional(key, kind) }
    _ = diverter?.optional("kind", .listed(fallback: DiverterKind.level))
    _ = diverter?.optional("minimum_on", LaneDraft.Diverter.stroke)
    _ = diverter?.optional("strokes_per_minute", LaneDraft.Diverter.duty)
    _ = diverter?.optional("failures_allowed", LaneDraft.Diverter.failures)
  }

  private static func readOnce(eye: MappingReader?, level: String) {
    _ = eye?.optional("debounce", EyeDraft.debounce)
    _ = eye?.optional(level, .onOff)
  }
}
