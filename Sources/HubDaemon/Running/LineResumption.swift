import HubCore
import HubStore
import HubUnits
import Logging

/// Takes up what the life before remembered, once the encoder tells where the belt is.
struct LineResumption: Sendable {
  /// How often to look. **Source**: a tenth of the snapshot's period.
  private static let look = Duration.milliseconds(5)

  let memory: BeltMemory
  let plan: CorePlan
  let desk: TraceDesk
  let log: Logger

  /// Waits for the first count, then hands the parcels to the core; gives them up when the memory grows too old first, or
  /// when the encoder counts from elsewhere.
  ///
  /// - Parameter picture: the core's latest.
  func run(_ picture: @Sendable () -> CoreSnapshot) async {
    do throws(WarmStartRefusal) {
      let count = try await firstCount(picture)
      let travel = try memory.believableTravel(to: count, at: .now, plan)
      await desk.resume(after: travel, at: count)
      log.notice(
        "parcels of the life before are looked for, the belt is \(travel.wholeMillimetres) mm further on"
      )
    } catch {
      log.notice("the belt is flushed: \(error)")
      await desk.giveUpResuming()
    }
  }

  private func firstCount(_ picture: @Sendable () -> CoreSnapshot) async throws(WarmStartRefusal) -> UInt32 {
    while true {
      let snapshot = picture()
      if snapshot.beltCondition != .unknown { return snapshot.encoderCount }
      try memory.checkAge(at: .now, plan)
      do { try await Task.sleep(for: Self.look) } catch { throw .stopped }
    }
  }
}
