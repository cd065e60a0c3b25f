import HubUnits

/// A settled change of a photo-eye.
struct EyeEdge: BitwiseCopyable {
  /// True: the leading edge came; false: the trailing edge left.
  var isBlocked: Bool
  /// When the change began, before its bounces.
  var at: MonotonicInstant
}
