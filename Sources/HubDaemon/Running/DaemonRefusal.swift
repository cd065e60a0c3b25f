public import HubConfig
public import HubRealtime
public import HubStore

/// Why a line is not run.
public enum DaemonRefusal: Error, Sendable, CustomStringConvertible {
  case configuration(ConfigRefusal)
  case store(StoreError)
  case realtime(RealtimeError)

  public var description: String {
    switch self {
    case .configuration(let refusal): "\(refusal)"
    case .store(let error): "\(error)"
    case .realtime(let error): "\(error)"
    }
  }
}
