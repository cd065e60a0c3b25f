import HubUnits

extension Distance {
  /// Whole millimetres past a point, rounded up: what is a tenth too late is too late. 0 before it.
  var millimetresTooLate: Int { Int(clamping: (max(micrometres, 0) + 999) / 1_000) }
}
