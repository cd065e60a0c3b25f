import CModbus
import Glibc
import HubUnits
import Synchronization

/// The mock PLC's server loop: several clients, one at a time.
///
/// **Thread**: made by whoever opens the PLC, then used by the server's thread alone.
@safe final class PLCServer: @unchecked Sendable {
  /// How long a poll sleeps at most, so that a still heartbeat is seen in time.
  ///
  /// **Source**: 5 ms is a quick PLC's own cycle.
  private static let pollMilliseconds: CInt = 5
  /// Those that change holding registers.
  private static let writingFunctions = [
    MODBUS_FC_WRITE_SINGLE_REGISTER, MODBUS_FC_WRITE_MULTIPLE_REGISTERS, MODBUS_FC_MASK_WRITE_REGISTER,
    MODBUS_FC_WRITE_AND_READ_REGISTERS,
  ]
  private static let coilFunctions = [MODBUS_FC_WRITE_SINGLE_COIL, MODBUS_FC_WRITE_MULTIPLE_COILS]
  /// Who wrote outputs last: only its requests keep a coupler's watchdog quiet, not a bystander's.
  private var owner: CInt = -1

  let port: Int
  private let layout: PLCLayout
  private let process: any PLCProcess
  private let state: PLCState
  /// Safe everywhere below: made in `init`, used by one thread, freed at the end of `run`.
  private let context: OpaquePointer
  private let tables: PLCTables
  private var inputs: PLCInputs
  private var listener: CInt
  private var clients: [CInt] = []
  private var coils: [Bool]
  private var heartbeat: UInt16?
  private var heartbeatMovedAt = MonotonicInstant.distantPast
  private var request = [UInt8](repeating: 0, count: Int(MODBUS_TCP_MAX_ADU_LENGTH))

  init(layout: PLCLayout, process: any PLCProcess, state: PLCState) throws(MockPLCError) {
    guard let context = unsafe modbus_new_tcp(layout.address, CInt(layout.port)) else { throw .noMemory }
    listener = unsafe modbus_tcp_listen(context, 4)
    guard listener >= 0 else {
      let reason = errno
      unsafe modbus_free(context)
      throw .cannotListen(address: layout.address, port: layout.port, errno: reason)
    }
    do throws(MockPLCError) {
      tables = try PLCTables(layout)
    } catch {
      close(listener)
      unsafe modbus_free(context)
      throw error
    }
    unsafe self.context = context
    port = Self.boundPort(listener)
    self.layout = layout
    self.process = process
    self.state = state
    inputs = PLCInputs(discrete: layout.discreteInputs, registers: layout.inputRegisters)
    coils = Array(repeating: false, count: layout.coils)
  }

  func run() {
    while true {
      let (cut, stopping) = state.values.withLock { ($0.cut, $0.stopping) }
      if stopping { break }
      obey(cut)
      serve(deaf: cut == .silent)
      superviseHeartbeat()
    }
    hangUp()
    if listener >= 0 { close(listener) }
    unsafe modbus_free(context)
  }

  // MARK: Connections

  /// Closes or reopens the door as the link's fault says.
  private func obey(_ cut: LinkCut?) {
    if cut == .refusing {
      guard listener >= 0 else { return }
      hangUp()
      close(listener)
      listener = -1
    } else if listener < 0 {
      // The old port may need a moment; the next round tries again.
      let again = unsafe modbus_new_tcp(layout.address, CInt(port))
      guard let again = unsafe again else { return }
      listener = unsafe modbus_tcp_listen(again, 4)
      unsafe modbus_free(again)
    }
  }

  private func hangUp() {
    for client in clients { close(client) }
    clients.removeAll()
    noteConnections()
  }

  private func noteConnections() { state.values.withLock { $0.connections = clients.count } }

  private func serve(deaf: Bool) {
    var waiting: [pollfd] = []
    if !deaf {
      for fd in clients + (listener >= 0 ? [listener] : []) {
        waiting.append(pollfd(fd: fd, events: Int16(POLLIN), revents: 0))
      }
    }
    // Safe: the array outlives the call and its count is its own.
    guard unsafe poll(&waiting, nfds_t(waiting.count), Self.pollMilliseconds) > 0 else { return }
    for ready in waiting where ready.revents != 0 {
      if ready.fd == listener { accept() } else { answer(ready.fd) }
    }
  }

  private func accept() {
    // Safe: libmodbus takes the listener by value's address and only reads it.
    let client = unsafe modbus_tcp_accept(context, &listener)
    guard client >= 0 else { return }
    var yes: CInt = 1
    // Without it, pipelined requests are answered 40 ms apart (Nagle against delayed acknowledgement).
    // Safe: the option is one C integer of ours.
    let result = unsafe setsockopt(
      client, CInt(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<CInt>.size))
    precondition(result == 0, "hub bug: the mock PLC cannot set TCP_NODELAY")
    clients.append(client)
    noteConnections()
  }

  private func drop(_ client: CInt) {
    close(client)
    clients.removeAll { $0 == client }
    noteConnections()
  }

  // MARK: Requests

  private func answer(_ client: CInt) {
    unsafe modbus_set_socket(context, client)
    // Safe: the buffer has the size libmodbus documents for a TCP request.
    let length = unsafe modbus_receive(context, &request)
    guard length > 0 else {
      if length < 0 { drop(client) }
      return
    }
    let now = MonotonicClock.now()
    let function = Int32(request[Int(unsafe modbus_get_header_length(context))])
    if function == MODBUS_FC_READ_DISCRETE_INPUTS || function == MODBUS_FC_READ_INPUT_REGISTERS {
      process.read(into: &inputs, at: now)
      tables.show(inputs)
    }
    // Safe: request and tables are ours and live through the call.
    let replied = unsafe modbus_reply(context, request, length, tables.mapping)
    if replied < 0 { drop(client) }
    state.values.withLock { $0.requests += 1 }
    if Self.writingFunctions.contains(function) { process.written(tables.allHolding, at: now) }
    if Self.coilFunctions.contains(function) { owner = client }
    noteHeartbeat(now, of: client)
    noteCoils(now, cause: .written)
  }

  // MARK: Outputs

  private func noteHeartbeat(_ now: MonotonicInstant, of client: CInt) {
    if layout.isKeptByRequests, client == owner {
      heartbeatMovedAt = now
      state.values.withLock { $0.heartbeatAlive = true }
    }
    guard let register = layout.watchedRegister else { return }
    let value = tables.holding(register)
    defer { heartbeat = value }
    guard let last = heartbeat, last != value else { return }
    heartbeatMovedAt = now
    state.values.withLock { $0.heartbeatAlive = true }
  }

  private var isSupervised: Bool { layout.watchedRegister != nil || layout.isKeptByRequests }

  private func superviseHeartbeat() {
    guard isSupervised else { return }
    let now = MonotonicClock.now()
    guard now - heartbeatMovedAt > layout.releasedAfter else { return }
    state.values.withLock { $0.heartbeatAlive = false }
    noteCoils(now, cause: .released)
  }

  /// Passes on what changed among the coils; while the heartbeat stands still, none can be energised.
  private func noteCoils(_ now: MonotonicInstant, cause: CoilChange.Cause) {
    let released = isSupervised && now - heartbeatMovedAt > layout.releasedAfter
    for number in coils.indices {
      if released { tables.clearCoil(number) }
      let energised = tables.coil(number)
      guard energised != coils[number] else { continue }
      coils[number] = energised
      process.coil(number, energised: energised, at: now)
      state.note(CoilChange(coil: number, energised: energised, at: now, cause: released ? .released : cause))
    }
  }

  private static func boundPort(_ listener: CInt) -> Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safe: the structure is an IPv4 address, as libmodbus' listener is, and the length says its size.
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(listener, $0, &length)
      }
    }
    precondition(result == 0, "hub bug: a listening socket has no address")
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
