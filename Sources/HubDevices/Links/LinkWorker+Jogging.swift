import HubCore
import HubModbus
import HubRealtime
import HubUnits

// What a person drives by hand, while an operator holds the line.
//
// ```
//  hold      ____|‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾|____     reset: the output is let go before anything is driven
//  order     ________|_______________|_________________
//  output    ________|‾‾ drive ‾‾|___|‾‾‾‾‾‾‾‾‾‾|______     back by itself: nobody needs to be there any more
// ```
//
// One output a link at a time. The core gives the right in each of its turns (`OutputImage.joggableLinks`); a core that
// stands still gives none.
extension LinkWorker where Bus: ~Copyable {
  /// Takes what people ask. Whether it may be is asked in the same turn, once the hold that came with it is kept.
  mutating func takeJogs(_ now: MonotonicInstant) {
    while let order = jogPorts.orders.pop() {
      if case .watch = order.action {
        watch(order, from: now)
      } else if !bus.isConnected {
        tell(order.number, .denied(.linkDown))
      } else if jog.asked != nil {
        // One was taken in this very turn: the second finds the output out, as it would a moment later.
        tell(order.number, .denied(.outputIsOut))
      } else {
        jog.asked = order
      }
    }
  }

  /// Lets the output go whose time, or whose right, is over.
  ///
  /// - Returns: whether an exchange was made, or the link lost in it: then the turn begins anew.
  mutating func endJogIfOver(_ now: MonotonicInstant) -> Bool {
    guard let running = jog.running else { return false }
    if !mayJog(now) {
      letGo(running, .rightEnded)
    } else if outputs[Int(running.rank)].letGoAt <= now {
      letGo(running, .time)
    } else {
      return false
    }
    return true
  }

  /// Carries out what was asked, if it still may be when the wire is free.
  ///
  /// - Returns: whether something was.
  mutating func beginJog() -> Bool {
    guard let order = jog.asked else { return false }
    jog.asked = nil
    // What may not be is denied at once, so that nothing waits for better times.
    if let denial = denial(of: order, clock.now()) {
      tell(order.number, .denied(denial))
      return true
    }
    bus.waitForTurn()
    defer { bus.passTurn() }
    // The wait may have been long: what the core wants is asked again.
    let now = clock.now()
    watchCore(now)
    if let denial = denial(of: order, now) {
      tell(order.number, .denied(denial))
      return true
    }
    switch order.action {
    case .watch: break
    case .letGo(let rank):
      if let running = jog.running, running.rank == rank {
        let isDone = letGo(running, .letGo)
        tell(
          order.number,
          isDone ? .ended(.letGo, began: now, at: clock.now()) : .denied(.linkDown))
      } else {
        makeSafe(rank, order)
      }
    case .drive(let rank, let time): drive(rank, for: min(time, JogOrder.longestDrive), order)
    }
    return true
  }

  /// The link is lost or stops while an output is driven by hand, or something waits to be.
  mutating func dropJog(_ ending: JogEnding) {
    if let asked = jog.asked {
      jog.asked = nil
      tell(asked.number, .denied(.linkDown))
    }
    guard let running = jog.running else { return }
    jog.running = nil
    let now = clock.now()
    tell(running.number, .ended(ending, began: now, at: now))
  }

  /// Whether a person may drive an output of this link now.
  private mutating func mayJog(_ now: MonotonicInstant) -> Bool {
    bus.isConnected && isHeld && hold(now) == .core
      && wish.joggableLinks & (1 << UInt8(settings.index.value)) != 0
  }

  private mutating func denial(of order: JogOrder, _ now: MonotonicInstant) -> JogDenial? {
    guard bus.isConnected else { return .linkDown }
    if now > order.expires { return .waitedTooLong }
    switch hold(now) {
    case .none: return .notHeldByOperator
    case .core: guard isHeld, mayJog(now) else { return .notHeldByOperator }
    // Not the core's word: the core stands still, or the device's own watchdog is not armed.
    default: return .linkHeld
    }
    if case .drive = order.action, jog.running != nil { return .outputIsOut }
    return nil
  }

  private mutating func drive(_ rank: UInt16, for time: Nanoseconds, _ order: JogOrder) {
    let began = clock.now()
    // From the first byte on the output may be out: it is watched before the answer is known.
    jog.running = JogState.Running(number: order.number, rank: rank)
    outputs[Int(rank)] = OutputWatch(letGoAt: began + time)
    watch(order, from: began)
    do throws(ModbusError) {
      try write(output: rank, !settings.outputs[Int(rank)].isOnWhenSafe)
      tell(order.number, .driven(began: began, acknowledged: clock.now()))
    } catch {
      if bus.isConnected {
        jog.running = nil
        outputs[Int(rank)] = OutputWatch()
        tell(order.number, .denied(.deviceRefused))
      }
      failed(error)
    }
  }

  /// - Returns: whether the device acknowledged it.
  @discardableResult
  private mutating func letGo(_ running: JogState.Running, _ ending: JogEnding) -> Bool {
    let began = clock.now()
    do throws(ModbusError) {
      try write(output: running.rank, settings.outputs[Int(running.rank)].isOnWhenSafe)
      outputs[Int(running.rank)] = OutputWatch()
      jog.running = nil
      tell(running.number, .ended(ending, began: began, at: clock.now()))
      return true
    } catch {
      // What cannot be let go is not driven again: the link comes back through the safe states or not at all.
      lose(error)
      return false
    }
  }

  /// Writes the safe state of an output that nobody drives: harmless, and what a person wants who is not sure.
  private mutating func makeSafe(_ rank: UInt16, _ order: JogOrder) {
    let began = clock.now()
    do throws(ModbusError) {
      try write(output: rank, settings.outputs[Int(rank)].isOnWhenSafe)
      tell(order.number, .ended(.letGo, began: began, at: clock.now()))
    } catch {
      tell(order.number, .denied(bus.isConnected ? .deviceRefused : .linkDown))
      failed(error)
    }
  }

  private mutating func watch(_ order: JogOrder, from now: MonotonicInstant) {
    jog.watcher = order.number
    jog.watched = order.watched
    jog.watchUntil = now + order.watchFor
  }

  mutating func tell(_ number: UInt32, _ what: JogNews.What) {
    // Should the ring be full, the asker waits in vain and says so.
    jogPorts.news.push(JogNews(number: number, what: what))
  }
}
