import Glibc
import HubUnits
import Synchronization

extension FaultyPLCServer {
  /// Waits for clients and bytes, at most until an instant, and answers.
  func serve(until instant: MonotonicInstant, _ now: MonotonicInstant) {
    var waiting: [pollfd] = []
    if let door, isSpeaking { waiting.append(pollfd(fd: door.listener, events: Int16(POLLIN), revents: 0)) }
    let heard = isSpeaking ? connections : []
    for connection in heard {
      // Of a forgotten connection only its end is looked at, so that the file is not held for ever.
      // 0x2000: POLLRDHUP, which Swift's Glibc lacks.
      let events: Int16 = connection.standing == .forgotten ? 0x2000 : Int16(POLLIN)
      waiting.append(pollfd(fd: connection.file, events: events, revents: 0))
    }
    // Rounded up, and never nought: what is due now and not sent waits for a client who does not read.
    let milliseconds = max(1, ((instant - now).count + 999_999) / 1_000_000)
    // Safe: the array outlives the call and its count is its own.
    let ready = unsafe poll(&waiting, nfds_t(waiting.count), CInt(milliseconds))
    let woken = MonotonicClock.now()
    if ready > 0 {
      for file in waiting where file.revents != 0 {
        if file.fd == door?.listener { admit(at: woken) }
      }
      for connection in heard where waiting.contains(where: { $0.fd == connection.file && $0.revents != 0 }) {
        listen(to: connection, at: woken)
      }
    }
    for connection in connections { answerRequests(of: connection, at: woken) }
  }

  private func admit(at now: MonotonicInstant) {
    while let client = door?.accept() {
      let connection = FaultyConnection(client.socket, name: client.name, wire: .tcp)
      let slots = standing.compactMap { faults[$0].kind == .slotTaken ? faults[$0].slots : nil }.min()
      if let slots, connections.count >= slots {
        note(.slotTaken, "connection accepted and closed at once", at: now, client: connection)
        Glibc.close(client.socket)
        continue
      }
      connections.append(connection)
      state.values.withLock { $0.counts.connections += 1 }
    }
  }

  private func listen(to connection: FaultyConnection, at now: MonotonicInstant) {
    switch connection.standing {
    case .served: if !connection.receive(at: now) { drop(connection) }
    case .forgotten: drop(connection)
    case .unknown: reset(connection)
    }
  }

  func drop(_ connection: FaultyConnection) {
    // A serial line stays, whoever opens and closes its far end.
    guard layout.wire == .tcp else { return }
    Glibc.close(connection.file)
    connections.removeAll { $0 === connection }
  }

  func reset(_ connection: FaultyConnection) {
    TCPDoor.reset(connection.file)
    connections.removeAll { $0 === connection }
  }

  func closeDoor() {
    if let door { Glibc.close(door.listener) }
    door = nil
  }

  /// Sends what is due; who is gone is dropped.
  func sendDue(at now: MonotonicInstant) {
    for connection in connections where connection.standing == .served {
      if !connection.send(at: now) { drop(connection) }
    }
  }
}
