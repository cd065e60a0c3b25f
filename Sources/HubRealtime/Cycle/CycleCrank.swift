import HubCore
import HubUnits

/// What the cycle turns. `SorterCore` in the daemon; a scripted one where the loop itself is under test.
protocol CycleCrank: ~Copyable {
  mutating func turn(_ input: inout CycleInput, _ output: inout CycleOutput)
  mutating func snapshot(into: inout CoreSnapshot)
}

extension SorterCore: CycleCrank {}
