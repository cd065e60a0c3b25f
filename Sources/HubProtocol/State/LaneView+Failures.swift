extension LaneView {
  /// How often its diverter did not move its parcel, as a sentence says it.
  public var didNotMoveTimes: String { Self.times(didNotMove) }

  /// How often its confirm eye stayed silent, as a sentence says it.
  public var eyeSilentTimes: String { Self.times(eyeSilent) }

  private static func times(_ count: Int) -> String {
    (count == 1 ? "once" : "\(count) times") + " since the start"
  }
}
