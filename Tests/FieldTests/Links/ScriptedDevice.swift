import HubModbus
import HubUnits
import Synchronization

/// A device with a script: what it holds, how long it takes, and when it fails. The test's side of `ScriptedBus`.
final class ScriptedDevice: Sendable {
  /// One exchange as the device saw it, at the instant its request came.
  struct Exchange: Equatable {
    var at: MonotonicInstant
    var operation: ModbusError.Operation
    var address: UInt16
    /// The values of a write.
    var values: [UInt16] = []
  }

  struct Values {
    /// How long each exchange takes.
    var exchangeTime = Nanoseconds.microseconds(200)
    /// Exchanges of these operations fail this way, once for each entry.
    var failures: [(ModbusError.Operation, ModbusError.Kind)] = []
    /// Requests that it has no such address for, until told otherwise.
    var refused: [(ModbusError.Operation, UInt16)] = []
    var isReachable = true
    var strayAnswers: UInt64 = 0
    /// How long others have the wire when a turn is asked for.
    var turnTime = Nanoseconds.zero
    /// The connection can be used on after a failure.
    var staysUp = false
    var coils: [UInt16: Bool] = [:]
    var inputsOn: Set<UInt16> = []
    var inputRegisters: [UInt16: UInt16] = [:]
    var holdingRegisters: [UInt16: UInt16] = [:]
    /// The device's own program: runs in each exchange, behind what was written.
    var program: (@Sendable (MonotonicInstant, inout Values) -> Void)?
    /// What happens while others have the wire.
    var meanwhile: (@Sendable () -> Void)?
    var log: [Exchange] = []
  }

  let clock: ToldClock
  let values = Mutex(Values())

  init(clock: ToldClock) { self.clock = clock }

  func change(_ body: (inout Values) -> Void) { values.withLock { body(&$0) } }

  var log: [Exchange] { values.withLock { $0.log } }

  /// What was written to one coil, by any request.
  func writes(toCoil coil: UInt16) -> [(at: MonotonicInstant, isOn: Bool)] {
    log.compactMap { exchange in
      guard exchange.operation == .writeCoil || exchange.operation == .writeCoils else { return nil }
      let place = Int(coil) - Int(exchange.address)
      guard exchange.values.indices.contains(place) else { return nil }
      return (exchange.at, exchange.values[place] != 0)
    }
  }

  func isOn(_ coil: UInt16) -> Bool { values.withLock { $0.coils[coil] ?? false } }

  /// Takes one exchange: notes it, lets its time pass, fails as the script says.
  func exchange(_ operation: ModbusError.Operation, _ address: UInt16, _ written: [UInt16] = [])
    -> ModbusError.Kind?
  {
    let at = clock.now()
    let (time, failure) = values.withLock { values -> (Nanoseconds, ModbusError.Kind?) in
      values.log.append(Exchange(at: at, operation: operation, address: address, values: written))
      if !values.isReachable { return (.milliseconds(100), .timeout) }
      if values.refused.contains(where: { $0 == (operation, address) }) {
        return (values.exchangeTime, .exception(.illegalDataAddress))
      }
      let place = values.failures.firstIndex { $0.0 == operation }
      let failure = place.map { values.failures.remove(at: $0).1 }
      if failure == nil {
        let isCoils = operation == .writeCoil || operation == .writeCoils
        for (n, value) in written.enumerated() {
          if isCoils { values.coils[address + UInt16(n)] = value != 0 }
          if !isCoils { values.holdingRegisters[address + UInt16(n)] = value }
        }
      }
      values.program?(at, &values)
      return (values.exchangeTime, failure)
    }
    clock.advance(by: time)
    return failure
  }
}
