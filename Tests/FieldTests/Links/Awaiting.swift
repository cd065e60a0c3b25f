import HubRealtime
import HubUnits
import Testing

/// Waits until something has come about; a test that waits longer than anything here can take has failed.
///
/// **Source**: 20 s: ten times the longest wait of a link's back-off, on a machine that builds something else too.
func awaiting(
  _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () -> Bool
) throws {
  let patience = MonotonicClock.now() + .seconds(20)
  while !isSo() {
    try #require(MonotonicClock.now() < patience, "never came: \(what)", sourceLocation: sourceLocation)
    MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(1))
  }
}
