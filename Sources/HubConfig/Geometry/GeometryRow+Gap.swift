import HubCore
import HubUnits

extension GeometryRow.Gap {
  /// The larger of the two gaps a lane's diverter needs.
  init(_ lane: LanePlan, speed: BeltSpeed, shortestParcel: Distance) {
    let ahead = Self.ahead(lane, speed: speed)
    let behind = Self.behind(lane, speed: speed, shortestParcel: shortestParcel)
    self = ahead.needed > behind.needed ? ahead : behind
  }

  private static func ahead(_ lane: LanePlan, speed: BeltSpeed) -> Self {
    let out = speed.travel(in: lane.actuator)
    return Self(
      isAhead: true,
      summands: [
        .init("actuator (\(UnitText.of(lane.actuator)))", out),
        .init("what eyes and belt may err", lane.gapAhead(at: speed) - out),
      ])
  }

  /// ```
  ///  coil     ‾‾‾‾‾‾‾‾|____________
  ///           on      off   home
  ///  parcels  ==]-----------[=====   the next nose comes when the diverter is home
  /// ```
  private static func behind(_ lane: LanePlan, speed: BeltSpeed, shortestParcel: Distance) -> Self {
    let cycle = lane.returning + lane.write + lane.late
    let home = speed.travel(in: cycle)
    var summands: [GeometryRow.Summand] = [
      .init("return, write and late (\(UnitText.of(cycle)))", home),
      .init("what eyes and belt may err", lane.gapBehind(at: speed) - home),
    ]
    // A coil that stays on after the shortest parcel is past keeps the diverter out in the gap.
    let stroke = speed.travel(in: lane.minimumOn) - speed.travel(in: lane.actuator) - shortestParcel
    if stroke > .zero {
      summands.append(.init("minimum_on (\(UnitText.of(lane.minimumOn))) beyond the shortest parcel", stroke))
    }
    return Self(isAhead: false, summands: summands)
  }
}
