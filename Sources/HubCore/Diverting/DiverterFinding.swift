/// What is thought of a diverter whose parcel was not seen in its lane.
public enum DiverterFinding: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// The parcel was seen on the belt behind it, or its switch says that it stayed home.
  case didNotMove = 0
  /// The parcel left the belt, but the lane's confirm eye said nothing: look at the eye, not at the diverter.
  case movedEyeSilent
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension DiverterFinding: CaseIterable {}
#endif
