import HubUnits

// A warm start: what the last life remembered is taken up again only where an eye sees a parcel that fits.
extension SorterCore {
  /// Takes up a parcel that may still be on the belt, as one that is lost and may be found.
  mutating func resume(_ last: ResumedParcel, _ output: inout CycleOutput) {
    guard plan.warmStart == .reconcile, belt.hasCount, last.length > .zero,
      parcels.rank(of: last.serial) == nil
    else {
      trace(.ended(.flushedRestart, nil), of: last.serial, &output)
      return
    }
    let modulus: Int64 = 1 << Int64(plan.belt.encoderBits)
    let pulses = (Int64(belt.raw) - Int64(last.encoderCount)) & (modulus - 1)
    let place = last.position + plan.belt.perPulse * pulses
    var next = 0
    while next < plan.way.count, plan.eyes[plan.way[next].int].position <= place { next += 1 }
    let eye = plan.way[max(next - 1, 0)]
    var parcel = TrackedParcel(
      serial: last.serial, origin: .inducted, zero: belt.position - place, nextEye: next, eye: eye,
      at: plan.eyes[eye.int].position)
    parcel.length = last.length
    parcel.longestSeen = last.length
    parcel.isLengthKnown = true
    parcel.lostBecause = .flushedRestart
    parcel.code = last.code
    if !last.code.isEmpty { parcel.facts = .asked }
    guard next < plan.way.count, let rank = parcels.insert(parcel) else {
      trace(.ended(.flushedRestart, nil), of: last.serial, &output)
      return
    }
    lookAtParcel(rank: rank)
    trace(.resumed(last.code), of: last.serial, &output)
  }
}
