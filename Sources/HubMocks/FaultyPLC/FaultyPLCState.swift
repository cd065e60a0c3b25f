import Synchronization

/// What the server's thread and everybody else share.
final class FaultyPLCState: Sendable {
  struct Values {
    var stopping = false
    var counts = FaultyPLCCounts()
    var energised: [Int] = []
    var inputs: [Bool]
    /// The registers with outputs, as they are.
    var registers: [Int: UInt16] = [:]
    /// What somebody at the device has set, to be taken over.
    var held: [(register: Int, value: UInt16)] = []
  }

  let values: Mutex<Values>

  func takeHeld() -> [(register: Int, value: UInt16)] {
    values.withLock { values in
      defer { values.held = [] }
      return values.held
    }
  }

  init(inputs: Int) { values = Mutex(Values(inputs: Array(repeating: false, count: inputs))) }
}
