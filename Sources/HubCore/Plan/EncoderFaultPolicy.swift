/// What the line does when its encoder cannot be believed.
public enum EncoderFaultPolicy: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Nothing is diverted until an operator resets the line.
  case hold = 0
  /// The belt is followed by time, with wider windows, and the line says that it is degraded.
  ///
  /// Needs the drive's input: without it nobody could tell a standing belt from a silent encoder.
  case time
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension EncoderFaultPolicy: CaseIterable {}
#endif
