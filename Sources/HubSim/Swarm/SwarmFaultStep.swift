/// One end of a fault, or a thing that people do about the line.
enum SwarmFaultStep {
  /// By index in the scenario's faults.
  case begin(Int)
  case end(Int)
  /// What customs say of a parcel changes; by index of fault.
  case customs(Int)
  case reset
  case openLane(Int)
  case repair
}
