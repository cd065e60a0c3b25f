/// One round's times. **Units**: nanoseconds.
struct TurnPercentiles {
  var p50: Int
  var p99: Int
  var p999: Int
  var longest: Int
}
