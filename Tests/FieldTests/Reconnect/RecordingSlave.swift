import Foundation
import Glibc
import HubRealtime
import HubUnits
import Synchronization

/// A slave of a serial line that keeps a record, on a pty whose line can be made noisy.
///
/// **Thread**: any; the slave has one of its own.
final class RecordingSlave: BreakableDevice {
  static let settings = SerialLineSettings(speed: 115_200, format: .eightNone)

  private struct State {
    var memory: DeviceMemory
    var isNoisy = false
    var isStopping = false
    /// xorshift64 (Marsaglia, 2003).
    var random: UInt64 = 20_261_121
  }

  /// The port to open.
  let path: String
  private let began = MonotonicClock.now()
  private let pty: SerialFarEnd
  private let state: Mutex<State>

  init(releasedAfter: Nanoseconds?) throws {
    pty = try SerialFarEnd()
    path = pty.path
    state = Mutex(State(memory: DeviceMemory(releasedAfter: releasedAfter, at: began)))
    Thread.detachNewThread { [self] in serve() }
  }

  var memory: DeviceMemory { state.withLock { $0.memory } }

  func stop() { state.withLock { $0.isStopping = true } }

  /// Spoils bytes on their way, both ways, and puts others between them.
  func makeNoise(_ isNoisy: Bool) { state.withLock { $0.isNoisy = isNoisy } }

  private func serve() {
    var pending: [UInt8] = []
    while true {
      let (isStopping, noise) = state.withLock { state in
        state.memory.turn(at: MonotonicClock.now())
        state.random ^= state.random << 13
        state.random ^= state.random >> 7
        state.random ^= state.random << 17
        return (state.isStopping, state.isNoisy ? UInt8(truncatingIfNeeded: state.random >> 32) | 1 : 0)
      }
      if isStopping { break }
      // Bytes that nobody sent, at every look.
      if noise != 0 { pty.write([noise, noise &* 3]) }
      let bytes = pty.read(within: RecordingDevice.period)
      if bytes.isEmpty { pending = [] }
      pending += bytes.map { $0 ^ noise }
      guard let request = Self.request(in: pending) else { continue }
      pending = []
      guard request[0] == 1 else { continue }
      let body = state.withLock {
        $0.memory.answer(Array(request.dropFirst()), at: MonotonicClock.now(), connectedAt: began)
      }
      var answer = SerialSlaves.sealed([1] + body)
      if noise != 0 { answer[answer.count / 2] ^= noise }
      pty.write(answer)
    }
    pty.close()
  }

  /// The request that these bytes are, without its check sum.
  private static func request(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 8 else { return nil }
    let length = bytes[1] == 15 || bytes[1] == 16 ? 9 + Int(bytes[6]) : 8
    guard bytes.count == length else { return nil }
    let request = Array(bytes.dropLast(2))
    return SerialSlaves.sealed(request) == bytes ? request : nil
  }
}
