import HubCore
import HubUnits

extension LanePlan {
  /// A lane's numbers, before its eyes have places in the core's table.
  ///
  /// **Precondition**: the draft's values are sound; what is not only stands in.
  init(_ draft: LaneDraft, coil: UInt16 = 0, trackingWindow: Distance = .zero) {
    let diverter = draft.diverter
    self.init(
      number: UInt16(draft.number.value), kind: draft.kind.value.kind, position: draft.at.value,
      link: LinkIndex(draft.link.value), coil: coil, hasDiverter: diverter != nil,
      actuator: diverter?.actuator.value ?? .zero, returning: diverter?.returning.value ?? .zero,
      write: diverter?.write.value ?? .zero, late: diverter?.late.value ?? .zero,
      longestOn: diverter?.longestOn.value ?? .zero, confirmEye: nil,
      confirmAfter: draft.confirm.after?.value ?? .zero,
      confirmWindow: draft.confirm.window?.value ?? trackingWindow, jamAfter: draft.confirm.jamAfter.value,
      fullEye: nil, fullAfter: draft.full?.fullAfter.value ?? .zero,
      emptyAfter: draft.full?.emptyAfter.value ?? .zero)
    rate = draft.rate.map { LaneRate(length: $0.length.value, per: $0.per.value) }
    guard let diverter else { return }
    diverterKind = diverter.kind.value
    minimumOn = diverter.minimumOn?.value ?? .zero
    // Both words are read as small numbers; see LaneDraft.Diverter.
    strokesPerMinute = UInt16(diverter.strokesPerMinute?.value ?? 0)
    if let allowed = diverter.failuresAllowed { failuresAllowed = UInt8(allowed.value) }
  }
}
