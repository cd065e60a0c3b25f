import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubUnits
import Logging

// What the log says of links.
extension LineService {
  func hear(_ condition: LinkCondition, of link: String) {
    guard let index = line.links.firstIndex(where: { $0.name == link }) else { return }
    tellSilence(of: index)
    let now = MonotonicClock.now()
    switch firstBeats.hear(condition, of: link, at: now, within: plan.links[index].theirStaleAfter) {
    case .wait(let until):
      after(until - now) { if $0.firstBeats.isStillLost(link) { $0.log(condition, of: index) } }
    case .tell where condition == .stale && !isExplained(index):
      // The core misses an image before the link knows why none comes: nobody is accused before that.
      silences.insert(index)
      after(line.links[index].timeout + Self.statusPeriod) { $0.tellSilence(of: index) }
    case .tell: log(condition, of: index)
    }
  }

  /// **Source**: twice the 50 ms in which a link tells of itself.
  private static var statusPeriod: Nanoseconds { .milliseconds(100) }

  private func tellSilence(of index: Int) {
    if silences.remove(index) != nil { log(.stale, of: index) }
  }

  private func isExplained(_ index: Int) -> Bool {
    let status = threads.links[index].status
    return status.lastError != nil && status.lastErrorAt >= status.lastImage
  }

  private func after(_ time: Nanoseconds, _ work: @escaping @Sendable (isolated LineService) -> Void) {
    Task {
      do { try await Task.sleep(for: .nanoseconds(time.count)) } catch { return }
      work(self)
    }
  }

  private func log(_ condition: LinkCondition, of index: Int) {
    let now = MonotonicClock.now()
    let link = line.links[index].name
    guard let swallowed = repeats.allow("link \(link)", at: now) else { return }
    // In the words of the alarm and the diagnosis, so that all three accuse the same party.
    guard let fault = linkView(index, condition, at: now).fault else {
      log.notice("link \(link) is good\(swallowed)")
      return
    }
    let effect = condition == .notArmed ? "" : ", its diverters hold"
    log.error(
      "\(fault.fact): link \(link) is \(condition.word)\(effect)\(swallowed); `hubctl diag` tells more")
  }
}
