import HubCore
import HubUnits

/// A fresh core with its memory, turned by a recording.
///
/// **Thread**: one owner.
@safe
struct ReplayCrank: ~Copyable {
  private var core: SorterCore
  private(set) var output: CycleOutput
  private let coreMemory: UnsafeMutableRawBufferPointer
  private let outputMemory: UnsafeMutableRawBufferPointer

  init(_ plan: CorePlan, firstSerial: ParcelSerial) {
    // Safe: both blocks are freed in deinit, when nobody can turn the core any more.
    unsafe coreMemory = .allocate(byteCount: SorterCore.memoryBytes, alignment: 128)
    unsafe outputMemory = .allocate(byteCount: CycleOutput.memoryBytes, alignment: 128)
    core = unsafe SorterCore(plan: plan, firstSerial: firstSerial, memory: coreMemory)
    output = unsafe CycleOutput(memory: outputMemory)
  }

  deinit {
    unsafe coreMemory.deallocate()
    unsafe outputMemory.deallocate()
  }

  mutating func turn(_ input: inout CycleInput) { core.turn(&input, &output) }
}
