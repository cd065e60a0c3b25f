import CModbus
import Glibc
import HubModbus
import HubRealtime
import HubUnits

/// One I/O image, read through our link and by a bare libmodbus loop: the same ranges, the same device, in turns.
struct ImageBench {
  struct NoBareLink: Error { let rawErrno: Int32 }

  /// **Source**: a coupler with 96 inputs, an encoder of 32 bits and a heartbeat, as examples/liege.yaml has.
  private static let inputs = 96
  private static let registers = 4

  private(set) var ours: [Samples] = []
  private(set) var bare: [Samples] = []

  init(rounds: Int, images: Int) throws {
    let device = try FastDevice()
    defer { device.stop() }
    var link = ModbusLink(
      to: ModbusEndpoint(address: "127.0.0.1", port: device.port, timeout: .milliseconds(100)))
    try link.connect()
    // Safety of the calls of libmodbus: a context of our own, freed at the end.
    guard let context = unsafe modbus_new_tcp("127.0.0.1", CInt(device.port)) else {
      throw NoBareLink(rawErrno: errno)
    }
    defer {
      unsafe modbus_close(context)
      unsafe modbus_free(context)
    }
    guard unsafe modbus_connect(context) == 0 else { throw NoBareLink(rawErrno: errno) }
    // Once without the clock: pages, caches, the processor's own speed.
    _ = try Self.ours(&link, images / 10)
    _ = unsafe try Self.bare(context, images / 10)
    for round in 0..<rounds {
      if round % 2 == 0 { ours.append(try Self.ours(&link, images)) }
      bare.append(unsafe try Self.bare(context, images))
      if round % 2 == 1 { ours.append(try Self.ours(&link, images)) }
    }
  }

  private static func ours(_ link: inout ModbusLink, _ images: Int) throws -> Samples {
    var samples = Samples(reserving: images)
    var bits = [UInt8](repeating: 0, count: inputs)
    var words = [UInt16](repeating: 0, count: registers)
    for _ in 0..<images {
      let began = MonotonicClock.now()
      var room = bits.mutableSpan
      try link.readDiscreteInputs(from: 0, count: inputs, into: &room)
      var wordRoom = words.mutableSpan
      try link.readInputRegisters(from: 0, count: registers, into: &wordRoom)
      samples.add(MonotonicClock.now() - began)
    }
    return samples
  }

  private static func bare(_ context: OpaquePointer, _ images: Int) throws -> Samples {
    var samples = Samples(reserving: images)
    var bits = [UInt8](repeating: 0, count: inputs)
    var words = [UInt16](repeating: 0, count: registers)
    for _ in 0..<images {
      let began = MonotonicClock.now()
      // Safety: both arrays have the room that is said.
      guard unsafe modbus_read_input_bits(context, 0, CInt(inputs), &bits) == CInt(inputs),
        unsafe modbus_read_input_registers(context, 0, CInt(registers), &words) == CInt(registers)
      else { throw NoBareLink(rawErrno: errno) }
      samples.add(MonotonicClock.now() - began)
    }
    return samples
  }
}
