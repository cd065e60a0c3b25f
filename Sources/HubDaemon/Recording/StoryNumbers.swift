import HubUnits

// Lengths and times as stories spell them: one decimal, which is finer than belts and wires are sure of.

extension Distance {
  /// **Units**: millimetres.
  var inMillimetres: Double { Double(micrometres) / 1_000 }

  /// Millimetres with one decimal.
  var tenths: String { oneDecimal(micrometres) }

  /// Where something was seen against where it was expected.
  var offset: String {
    if magnitude.micrometres < 50 { return "just where it was expected" }
    return "\(magnitude.tenths) mm \(self < .zero ? "early" : "late")"
  }

  /// Where the belt was against the place to fire at.
  var place: String {
    if magnitude.micrometres < 50 { return "just at its place" }
    return "\(magnitude.tenths) mm \(self < .zero ? "before" : "past") its place"
  }
}

extension Nanoseconds {
  /// Milliseconds with one decimal.
  var tenths: String { oneDecimal(count / 1_000) }
}

/// A count of thousandths, rounded to tenths.
private func oneDecimal(_ thousandths: Int64) -> String {
  let tenths = (thousandths.magnitude + 50) / 100
  return "\(thousandths < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
}
