extension SwarmScenario {
  /// The call that runs just this.
  ///
  /// - Parameter drawn: how many parcels the seed was drawn with.
  public func call(parcels drawn: Int) -> String {
    var call = "hubsim swarm --seed \(seed) --parcels \(drawn) --faults \(faultWords)"
    let list = faults.map { "f\($0.number)" }.joined(separator: ",")
    call += " --only \(faults.isEmpty ? "none" : list)"
    if parcels.count < drawn, let first = parcels.first, let last = parcels.last {
      call += " --keep \(first.number)..\(last.number)"
    }
    return call
  }
}
