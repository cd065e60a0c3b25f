import HubConfig
import HubRealtime

extension LineDescription {
  /// What the file says of real time, as threads take it.
  ///
  /// Both lists have the same words; a test holds that.
  var threadPolicy: HubRealtime.RealtimePolicy {
    switch realtime {
    case .required: .required
    case .preferred: .preferred
    case .off: .off
    }
  }
}
