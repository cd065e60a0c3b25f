import HubCore
import HubUnits

/// What a link knows of one output.
struct OutputWatch: Sendable, BitwiseCopyable {
  /// When the link lets it go by itself; `distantFuture` when it is not on.
  var letGoAt: MonotonicInstant = .distantFuture
  /// The order that switched it on.
  var order = OrderNumber(0)
}
