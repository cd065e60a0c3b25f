/// What went wrong with a parcel in the physical world.
///
/// A judge compares these with the reasons the daemon gives.
public enum PlantCause: Hashable, Sendable {
  /// Fell off the belt.
  case fell
  /// Stayed put while the belt ran on.
  case stuck
  /// Ran into one that was slower, and was held up by it.
  case heldUp
  /// Was stuck and pushed loose by the one behind.
  case pushedLoose
  /// Lost some way against the belt.
  case slipped
  /// Rolled ahead, past whatever was in its way.
  case overtook
  /// Turned: its length along the belt changed.
  case turned
  /// Came apart; what was its rear goes on as another parcel.
  case torn
  /// Is what tore off another parcel, which has the number given.
  case pieceOf(Int)
  /// Was thrown on by somebody, without a label.
  case thrownOn
  /// The belt rolled back under it.
  case rolledBack
  /// The belt changed its speed under it.
  case beltChangedSpeed
  /// The encoder said something untrue while it was on the belt.
  case encoderAstray
  /// Passed an eye that was dead or dirty, or saw ghosts.
  case passedSickEye(PlantEye)
  /// A diverter that was stuck out took it.
  case pushedByStuckOut(Int)
  /// A diverter came half way out and braked it.
  case halfStroke(Int)
  /// A diverter that is stuck back would have taken it.
  case missedBecauseStuck(Int)
  /// Came to a diverter that was slow or late and not out yet.
  case cameBeforeSlowArm(Int)
  /// A diverter that was slow or late on its way back took it.
  case caughtBySlowReturn(Int)
  /// A diverter came out under its last quarter, and it stayed on the belt.
  case knocked(Int)
  /// A level diverter let go before it was over.
  case letGoEarly(Int)
  /// Its lane was backed up to the belt by a jam.
  case laneBackedUp(Int)
  /// Its lane was jammed when it came in.
  case metJam(Int)
  /// Its carrier tipped where no lane is, or did not tip.
  case carrierFailed(Int)
}
