import HubUnits
import Synchronization

extension FaultyPLCServer {
  /// Begins and ends the faults that are so for a while.
  func keepStates(at now: MonotonicInstant) {
    for (index, fault) in faults.enumerated() where fault.kind.manner == .state {
      let isOpen = fault.isOpen(elapsed(now))
      guard isOpen != standing.contains(index) else { continue }
      if isOpen { standing.insert(index) } else { standing.remove(index) }
      note(fault.kind, isOpen ? "begins: \(fault.kind.words)" : "ends", at: now, counts: isOpen)
    }
    let isRefusing = rebootingUntil != nil || stands(.refuse)
    if isRefusing { closeDoor() } else { openDoor() }
  }

  private func stands(_ kind: PLCFaultKind) -> Bool { standing.contains { faults[$0].kind == kind } }

  private func openDoor() {
    guard door == nil, case .tcp(let address, _) = layout.place else { return }
    do throws(FaultyPLCError) {
      door = try TCPDoor(address: address, port: port)
    } catch {
      // Somebody may hold the port for a moment; the next turn tries again, and until then clients are refused.
      door = nil
    }
  }

  /// Lets happen what is due by the clock.
  func strikeByTheClock(at now: MonotonicInstant) {
    for (index, fault) in faults.enumerated() {
      guard let due = dueEvents[index], due <= elapsed(now) else { continue }
      dueEvents[index] = fault.every.map { due + $0 }
      switch fault.kind {
      case .reset:
        note(.reset, "\(connections.count) connections reset", at: now)
        for connection in connections { reset(connection) }
      case .halfOpen:
        note(.halfOpen, "\(connections.count) connections forgotten", at: now)
        for connection in connections { forget(connection) }
      case .stall:
        note(.stall, "nothing is read or answered for \(fault.time.wholeMilliseconds) ms", at: now)
        stalledUntil = now + fault.time
      case .reboot:
        note(.reboot, "reboots, for \(fault.time.wholeMilliseconds) ms", at: now)
        reboot(fault.time, at: now)
      default: preconditionFailure("hub bug: \(fault.kind) does not happen by the clock")
      }
    }
  }

  func forget(_ connection: FaultyConnection) {
    connection.forgetAll()
    connection.standing = .forgotten
  }

  func reboot(_ time: Nanoseconds, at now: MonotonicInstant) {
    rebootingUntil = now + time
    closeDoor()
    for connection in connections { connection.forgetAll() }
    // Without power no output is on.
    _ = tables.release()
    noteCoils()
  }

  /// Ends a stall or a reboot whose time is over.
  func endPauses(at now: MonotonicInstant) {
    if let until = stalledUntil, until <= now { stalledUntil = nil }
    guard let until = rebootingUntil, until <= now else { return }
    rebootingUntil = nil
    stalledUntil = nil
    tables = FaultyTables(layout, at: now)
    keepsCoilsToldOf = false
    for connection in connections {
      if layout.wire == .tcp {
        connection.standing = .unknown
      } else {
        // What came in while it was down is nowhere.
        _ = connection.receive(at: now)
        connection.forgetAll()
      }
    }
    keepStates(at: now)
  }

  // MARK: The PLC's program

  /// Turns the PLC's own program once: counters, inputs, the watch over the daemon's heartbeat.
  func turnProgram(at now: MonotonicInstant) {
    guard rebootingUntil == nil else { return }
    tables.turn(at: now, heartbeatIsFrozen: stands(.frozenHeartbeat))
    tables.noteHeartbeat(at: now)
    tables.discrete = state.values.withLock { $0.inputs }
    for (register, value) in state.takeHeld() { tables.holding[register] = value }
    if tables.heartbeatIsLost(at: now) || tables.watchdogHasTripped(at: now) {
      if stands(.holdsOutputs) {
        keepCoils(at: now)
      } else if tables.release() {
        state.values.withLock { $0.counts.releases += 1 }
      }
    } else {
      keepsCoilsToldOf = false
    }
    noteCoils()
  }

  /// Tells once that coils stay on which a watchdog would have let go.
  private func keepCoils(at now: MonotonicInstant) {
    guard !keepsCoilsToldOf, tables.coils.contains(true) || !tables.outputsOn.isEmpty else { return }
    keepsCoilsToldOf = true
    let on =
      tables.coils.indices.filter { tables.coils[$0] }.map(String.init)
      + tables.outputsOn.map { "of register \($0)" }
    note(
      .holdsOutputs,
      "the daemon's heartbeat stands still; on all the same: coils \(on.joined(separator: ", "))", at: now)
  }

  private func noteCoils() {
    let energised = tables.coils.indices.filter { tables.coils[$0] }
    let registers = Dictionary(uniqueKeysWithValues: layout.outputRegisters.map { ($0, tables.holding[$0]) })
    state.values.withLock {
      $0.energised = energised
      $0.registers = registers
    }
  }
}
