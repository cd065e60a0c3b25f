import HubDevices
import HubProtocol

extension LinkNumbers {
  init(_ status: LinkStatus) {
    self.init(
      connects: Int(clamping: status.connects), timeouts: Int(clamping: status.errors.timeouts),
      refusals: Int(clamping: status.errors.refusals), unreachable: Int(clamping: status.errors.unreachable),
      closed: Int(clamping: status.errors.closed), exceptions: Int(clamping: status.errors.exceptions),
      wrongAnswers: Int(clamping: status.errors.wrongAnswers), local: Int(clamping: status.errors.local),
      strayAnswers: Int(clamping: status.errors.strayAnswers), latePolls: Int(clamping: status.latePolls),
      expired: Int(clamping: status.expired), dropped: Int(clamping: status.dropped),
      releasedByLink: Int(clamping: status.releasedByLink))
  }
}
