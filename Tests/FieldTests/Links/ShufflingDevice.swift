import HubRealtime
import HubUnits
import Synchronization

/// What answers do on a bad network and behind a bad gateway: they come late, twice, in another order, or again
/// long after. Raw bytes; shares nothing with the link.
///
/// Register `first + n` of a question that begins at `first` holds `first × 6 + n`. Every question of the test
/// begins elsewhere, so each value tells its place and its exchange.
final class ShufflingDevice: Sendable {
  static let mostRegisters = 6

  struct State {
    var random: UInt64
    var questions = 0
    /// Answers kept back until the next question comes.
    var keptBack: [UInt8] = []
    var keptBackCount = 0
    /// Messages sent that are no answer to the question on the table.
    var strays = 0
    var last: [UInt8] = []
  }

  private let state: Mutex<State>

  init(seed: UInt64) { state = Mutex(State(random: seed | 1)) }

  var keptBackCount: Int { state.withLock { $0.keptBackCount } }
  var strays: Int { state.withLock { $0.strays } }

  func answer(_ request: [UInt8]) -> [UInt8] {
    let (bytes, isSlow) = state.withLock { state in
      let own = Self.own(request)
      defer { state.last = own }
      state.questions += 1
      // xorshift64 (Marsaglia, 2003).
      state.random ^= state.random << 13
      state.random ^= state.random >> 7
      state.random ^= state.random << 17
      let die = state.random >> 32
      if !state.keptBack.isEmpty {
        let late = state.keptBack
        state.keptBack = []
        state.strays += 1
        // Late, or swapped with the next one.
        return (die % 2 == 0 ? late + own : own + late, false)
      }
      switch die % 100 {
      case 0 where request[7] == 4:
        state.keptBack = own
        state.keptBackCount += 1
        return ([], false)
      case 1..<15:
        state.strays += 1
        return (own + own, false)
      case 15..<25 where !state.last.isEmpty:
        state.strays += 1
        return (state.last + own, false)
      case 25..<30:
        var neighbour = own
        neighbour[1] &+= 1
        state.strays += 1
        return (neighbour + own, false)
      case 30..<35:
        return (own, true)
      default:
        return (own, false)
      }
    }
    if isSlow { MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(2)) }
    return bytes
  }

  private static func own(_ request: [UInt8]) -> [UInt8] {
    // Writes of one register come back as they are.
    guard request[7] == 4 else { return request }
    let first = Int(request[8]) << 8 | Int(request[9])
    let count = Int(request[11])
    var answer = request[0..<4] + [0, UInt8(3 + 2 * count), request[6], 4, UInt8(2 * count)]
    for n in 0..<count {
      let value = first * mostRegisters + n
      answer += [UInt8(value >> 8), UInt8(value & 0xFF)]
    }
    return Array(answer)
  }
}
