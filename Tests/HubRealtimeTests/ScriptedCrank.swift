import HubCore
import HubUnits

@testable import HubRealtime

/// A crank that notes what it is given and yields what it is told.
struct ScriptedCrank: ~Copyable, CycleCrank {
  /// The test's side; one thread has both.
  final class Script {
    struct Turn {
      var now: MonotonicInstant
      var images: [InputImage] = []
      var scans: [ScanRead] = []
      var outcomes: [OrderOutcome] = []
      var messages: [ControlMessage] = []
      var inputsLost = false
      var tracesLost = false
    }
    var turns: [Turn] = []
    /// What the next turn yields.
    var orders: [DivertOrder] = []
    var traceCount = 0
    /// What is held, and what people may move, from the next turn on.
    var heldLinks = OutputImage().heldLinks
    var joggableLinks: UInt8 = 0
    var last: Turn { turns[turns.count - 1] }
  }

  let script: Script

  mutating func turn(_ input: inout CycleInput, _ output: inout CycleOutput) {
    output.clear()
    var turn = Script.Turn(now: input.now)
    for i in input.images.indices { turn.images.append(input.images[i]) }
    for i in input.scans.indices { turn.scans.append(input.scans[i]) }
    for i in input.outcomes.indices { turn.outcomes.append(input.outcomes[i]) }
    for i in input.messages.indices { turn.messages.append(input.messages[i]) }
    turn.inputsLost = input.inputsLost
    turn.tracesLost = input.tracesLost
    script.turns.append(turn)
    output.image.cycle += 1
    output.image.heldLinks = script.heldLinks
    output.image.joggableLinks = script.joggableLinks
    for order in script.orders { output.orders.append(order) }
    script.orders = []
    for _ in 0..<script.traceCount {
      output.traces.append(CoreTrace(at: input.now, belt: .zero, serial: .none, event: .stopped))
    }
    script.traceCount = 0
  }

  mutating func snapshot(into snapshot: inout CoreSnapshot) { snapshot.cycle = UInt64(script.turns.count) }
}
