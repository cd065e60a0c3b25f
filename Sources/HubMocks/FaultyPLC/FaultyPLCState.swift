import Synchronization

/// What the server's thread and everybody else share.
final class FaultyPLCState: Sendable {
  struct Values {
    var stopping = false
    var counts = FaultyPLCCounts()
    var energised: [Int] = []
    var inputs: [Bool]
  }

  let values: Mutex<Values>

  init(inputs: Int) { values = Mutex(Values(inputs: Array(repeating: false, count: inputs))) }
}
