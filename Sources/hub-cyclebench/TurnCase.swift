/// What was found with one number of parcels on the belt.
struct TurnCase: Encodable {
  /// How many were asked for, and how many were followed on average while it was timed.
  var parcels: Int
  var followed: Double
  var beltMetres: Int
  /// While it was timed.
  var edgesPerSecond: Double
  var ordersPerSecond: Double
  /// Parcels that ended as sorted, of all that ended. **Units**: per cent.
  var sortedPercent: Double
  /// All turns, one a millisecond.
  var all: TurnFigures
  /// Turns into which nothing came.
  var idle: TurnFigures
  /// Turns with an image in which no input had changed.
  var quiet: TurnFigures
  /// Turns with an edge, a scan, an answer or an outcome in them.
  var busy: TurnFigures
  /// Share of the turns. **Units**: per cent.
  var idlePercent: Double
  var busyPercent: Double
  /// One look at every parcel of a plain list as long as those followed: what a core that asks all of them cannot beat.
  var lookAtAll: TurnFigures
  /// Not counted without the counting malloc.
  var allocations: Int?

  var text: String {
    """
    \(parcels) parcels: \(tenths(followed)) followed on \(beltMetres) m, \(Int(edgesPerSecond)) edges/s, \
    \(tenths(ordersPerSecond)) orders/s, \(tenths(sortedPercent)) % sorted, allocations \
    \(allocations.map { "\($0)" } ?? "not counted")
      all turns           \(all.text)
      idle (\(tenths(idlePercent)) %)       \(idle.text)
      image, no edge      \(quiet.text)
      busy (\(tenths(busyPercent)) %)       \(busy.text)
      reference: look at each parcel in a list
                          \(lookAtAll.text)
    """
  }

  private func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
