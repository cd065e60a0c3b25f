import CUMockdev
import Glibc

/// What usbfs knows of one plugged-in scanner: drivers, claims, transfers, and what waits to be fetched.
///
/// **Thread**: under the attachment's lock.
struct MockAttachmentState: ~Copyable, Sendable {
  /// What an ioctl ends with.
  struct Answer: Sendable {
    var result: Int = 0
    var errno: Int32 = 0
    static var done: Answer { Answer() }
    static func failed(_ errno: Int32) -> Answer { Answer(result: -1, errno: errno) }
  }

  let model: MockScannerModel
  let strings: [String]
  var present = true
  /// Which interfaces the kernel's driver has.
  var driverBound: [Bool]
  /// Which client claimed which interface.
  var claims: [UInt32: UInt] = [:]
  var pending: [MockTransfer] = []
  var completed: [MockTransfer] = []
  /// Packets that wait for a transfer, by endpoint, oldest first.
  var outbox: [UInt8: [[UInt8]]] = [:]
  /// DTR of a serial scanner.
  var terminalReady = false
  /// What the host sent, OUT transfers and SET_REPORTs, oldest first.
  var received: [[UInt8]] = []
  var hearing = MockHearing.obeys
  var obedience: MockObedience
  var gate: NodeGate
  /// How it is broken, until something mends it.
  var breakage: MockBreakage?
  /// The host put the bus to sleep.
  var isAsleep = false

  init(model: MockScannerModel, strings: [String], gate: consuming NodeGate) {
    self.model = model
    self.strings = strings
    self.gate = gate
    obedience = MockObedience(model.manner)
    // Byte 4 of a configuration descriptor is its number of interfaces.
    driverBound = Array(repeating: true, count: Int(model.configurationDescriptor[4]))
  }

  /// Ends a transfer and opens the gate for whoever polls.
  mutating func finish(_ transfer: MockTransfer, status: Int32, count: Int) {
    transfer.finish(status: status, count: count)
    completed.append(transfer)
    gate.setReady(true)
  }

  /// Gives waiting packets to waiting transfers.
  mutating func pump() {
    for (endpoint, packets) in outbox {
      var waiting = packets[...]
      while let packet = waiting.first,
        let index = pending.firstIndex(where: { $0.endpoint == endpoint && !$0.isControl })
      {
        let transfer = pending.remove(at: index)
        finish(transfer, status: 0, count: transfer.buffer?.write(packet) ?? 0)
        waiting.removeFirst()
      }
      outbox[endpoint] = Array(waiting)
    }
  }

  /// Whether anybody would take a packet of the scanner's.
  ///
  /// A scanner whose host does not poll it gives up and forgets what it read.
  var isListenedTo: Bool {
    guard present, !claims.isEmpty else { return false }
    if case .serial = model.manner { return terminalReady }
    return true
  }

  /// A client is gone: closed its handle, or died.
  mutating func forget(client: UInt) {
    claims = claims.filter { $0.value != client }
    pending.removeAll { $0.client == client }
    completed.removeAll { $0.client == client }
    mendByClosing()
    if claims.isEmpty {
      outbox.removeAll()
      // The kernel drops DTR with the last user of the port.
      terminalReady = false
    }
    if present, completed.isEmpty { gate.setReady(false) }
  }

  /// The device is pulled out: what is in flight ends with it.
  mutating func pullOut() {
    present = false
    outbox.removeAll()
    let lost = pending
    pending.removeAll()
    for transfer in lost { finish(transfer, status: -ESHUTDOWN, count: 0) }
    gate.remove()
    gate.setReady(true)
  }
}
