import HubMocks
import HubUnits
import Synchronization

/// A machine whose inputs say how often they were read: no two answers are alike.
final class CountingProcess: PLCProcess {
  private let reads = Atomic<Int>(0)

  func read(into inputs: inout PLCInputs, at now: MonotonicInstant) {
    let count = reads.add(1, ordering: .sequentiallyConsistent).newValue
    for n in inputs.registers.indices { inputs.registers[n] = UInt16(truncatingIfNeeded: count &* 16 &+ n) }
    for n in inputs.discrete.indices { inputs.discrete[n] = n % 3 == 0 }
  }

  func coil(_ number: Int, energised: Bool, at now: MonotonicInstant) {}
}
