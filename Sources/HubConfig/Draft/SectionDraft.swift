import HubCore
import HubUnits

/// One of `sections` as it was written.
struct SectionDraft {
  static let keys = ["from", "to", "smallest_gap", "rule", "to_recirculation"]

  let place: Place
  let from: Located<Distance>
  let to: Located<Distance>
  let rule: Located<GapRule>
  /// Nil where nothing is judged by it.
  let smallestGap: Located<Distance>?
  let recirculates: Located<Bool>

  init(_ reader: MappingReader) {
    place = reader.place
    from = reader.value("from", .length(.zero...(.metres(2_000))))
    to = reader.value("to", .length(.zero...(.metres(2_000))))
    rule = reader.value("rule", .listed(fallback: .ignore))
    let gap = ValueKind<Distance>.length(.millimetres(50)...(.metres(5)))
    smallestGap =
      rule.isSound && rule.value != .ignore
      ? reader.value("smallest_gap", gap) : reader.optional("smallest_gap", gap)
    recirculates = reader.value("to_recirculation", .truth, default: false)
  }
}
