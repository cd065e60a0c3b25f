public import HubCore
public import HubUnits

/// One part of a turn, as it crosses to whoever records the line: inputs, what the core told, and the turn's end.
///
/// **Thread**: made by `hub-core` after the turn, read by the recorder. All parts of a turn cross, or none.
public enum CycleNote: Sendable, BitwiseCopyable {
  case image(InputImage)
  case scan(ScanRead)
  case outcome(OrderOutcome)
  case message(ControlMessage)
  case trace(CoreTrace)
  case order(DivertOrder)
  /// The turn is complete.
  case turned(at: MonotonicInstant, inputsLost: Bool, tracesLost: Bool, OutputImage)
}
