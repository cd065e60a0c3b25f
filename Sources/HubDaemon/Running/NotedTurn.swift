import HubCore
import HubRealtime
import HubUnits

/// A turn put together again from its notes.
///
/// **Thread**: one owner.
@safe
struct NotedTurn: ~Copyable {
  private(set) var input = CycleInput(now: .distantPast)
  private(set) var output: CycleOutput
  private let memory: UnsafeMutableRawBufferPointer
  private var isComplete = true

  init() {
    // Safe: freed in deinit, after which nobody has the output any more.
    unsafe memory = .allocate(byteCount: CycleOutput.memoryBytes, alignment: 128)
    output = unsafe CycleOutput(memory: memory)
  }

  deinit { unsafe memory.deallocate() }

  /// Takes the next note.
  ///
  /// - Returns: whether the turn is complete; `input` and `output` are its own until the next note.
  mutating func take(_ note: CycleNote) -> Bool {
    if isComplete {
      input.clear(now: .distantPast)
      output.clear()
      isComplete = false
    }
    let hasRoom: Bool
    switch note {
    case .image(let image): hasRoom = input.images.append(image)
    case .scan(let scan): hasRoom = input.scans.append(scan)
    case .outcome(let outcome): hasRoom = input.outcomes.append(outcome)
    case .message(let message): hasRoom = input.messages.append(message)
    case .trace(let trace): hasRoom = output.traces.append(trace)
    case .order(let order): hasRoom = output.orders.append(order)
    case .turned(let instant, let inputsLost, let tracesLost, let image):
      input.now = instant
      input.inputsLost = inputsLost
      input.tracesLost = tracesLost
      output.image = image
      isComplete = true
      hasRoom = true
    }
    precondition(hasRoom, "hub bug: a turn has more parts than a turn can have")
    return isComplete
  }
}
