import Glibc
import HubUnits
import Synchronization

/// The fault server's loop: one thread, poll(2), every client.
///
/// **Thread**: made by whoever opens the server, then used by its thread alone.
// That is why the promise below holds: what is shared stands in `state`, behind a lock.
final class FaultyPLCServer: @unchecked Sendable {
  /// How long a poll sleeps at most, so that a stop and a still heartbeat are seen in time.
  ///
  /// **Source**: 5 ms is a quick PLC's own cycle.
  private static let longestSleep = Nanoseconds.milliseconds(5)
  /// After how much silence a serial frame of unknown length is over.
  ///
  /// **Source**: 3.5 characters are 4 ms at 9600 baud; a pty has no baud rate, its writer's scheduling counts.
  static let frameSilence = Nanoseconds.milliseconds(10)

  let layout: FaultyPLCLayout
  let faults: [PLCFault]
  let port: Int
  let state: FaultyPLCState
  let told: @Sendable (PLCFaultNote) -> Void
  let began: MonotonicInstant
  private let pty: SerialPty?
  var door: TCPDoor?
  var connections: [FaultyConnection] = []
  var tables: FaultyTables
  var draws: [DrawSequence]
  /// When each fault of the clock strikes next.
  var dueEvents: [Nanoseconds?]
  /// Which faults of state are so now.
  var standing: Set<Int> = []
  var stalledUntil: MonotonicInstant?
  var rebootingUntil: MonotonicInstant?
  var keepsCoilsToldOf = false

  init(
    _ layout: FaultyPLCLayout, faults: [PLCFault], seed: UInt64, state: FaultyPLCState,
    told: @escaping @Sendable (PLCFaultNote) -> Void
  ) throws(FaultyPLCError) {
    switch layout.place {
    case .tcp(let address, let port):
      let door = try TCPDoor(address: address, port: port)
      (self.door, pty, self.port) = (door, nil, door.port)
    case .rtu(let link):
      let pty = try SerialPty(link: link)
      (self.door, self.pty, port) = (nil, pty, 0)
      connections = [FaultyConnection(pty.ours, name: link, wire: .rtu)]
    }
    self.layout = layout
    self.faults = faults
    self.state = state
    self.told = told
    began = MonotonicClock.now()
    tables = FaultyTables(layout, at: began)
    draws = faults.indices.map { DrawSequence(seed: seed &+ UInt64($0) &* 0x1_0000_0001) }
    dueEvents = faults.map { $0.isOnTheClock ? $0.at : nil }
    // A client who goes away while it is answered must not end this program.
    signal(SIGPIPE, SIG_IGN)
    // What is so from the start is so for the first client, too.
    keepStates(at: began)
  }

  func run() {
    while !state.values.withLock({ $0.stopping }) {
      let now = MonotonicClock.now()
      keepStates(at: now)
      strikeByTheClock(at: now)
      endPauses(at: now)
      turnProgram(at: now)
      if isSpeaking { sendDue(at: now) }
      serve(until: min(nextInstant(), now + Self.longestSleep), now)
    }
    close()
  }

  func close() {
    if let pty { pty.unplug() } else { for connection in connections { Glibc.close(connection.file) } }
    connections.removeAll()
    closeDoor()
  }

  /// Whether anything is read or sent at all.
  var isSpeaking: Bool { stalledUntil == nil && rebootingUntil == nil }

  func elapsed(_ now: MonotonicInstant) -> Nanoseconds { now - began }

  func note(
    _ kind: PLCFaultKind, _ words: String, at now: MonotonicInstant, client: FaultyConnection? = nil,
    request: PLCFrame? = nil, counts: Bool = true
  ) {
    if counts { state.values.withLock { $0.counts.faults[kind, default: 0] += 1 } }
    told(
      PLCFaultNote(
        elapsed: elapsed(now), kind: kind, client: client?.name, unit: request?.unit,
        function: request?.function, words: request.map { "\(RequestBody.words($0.body)): \(words)" } ?? words
      ))
  }

  /// When something happens by itself.
  private func nextInstant() -> MonotonicInstant {
    var instants = [stalledUntil, rebootingUntil].compactMap { $0 }
    if isSpeaking { instants += connections.compactMap(\.nextDue) }
    instants += dueEvents.compactMap { $0.map { began + $0 } }
    return instants.min() ?? .distantFuture
  }
}
