extension TraceDesk {
  /// How well each scanner reads, by scanner; none where the desk does not know where they stand.
  ///
  /// - Parameter away: those that are not ready now: what passes them says nothing of how they read.
  func readRates(away: Set<Int>) -> [ReadRate] {
    readRateBook?.setAway(away)
    return readRateBook?.rates ?? []
  }
}
