import Foundation
import HubModbus
import HubRealtime
import HubUnits
import Synchronization

/// A soak: lines, devices and askers, until enough went wrong at the devices.
struct SoakRun {
  /// **Source**: long against a round trip on loopback (some 20 µs), short enough for the silent ones.
  private static let networkTimeout = Nanoseconds.milliseconds(4)
  /// **Source**: the device promises less than twice this; a machine that is shared sleeps for some 10 ms.
  private static let serialTimeout = Nanoseconds.milliseconds(40)
  private static let serial = SerialLineSettings(speed: 115_200, format: .eightNone)

  private let arguments: BenchArguments

  init(_ arguments: BenchArguments) { self.arguments = arguments }

  func report() throws -> SoakReport {
    let isSerial = arguments.wire == .rtu
    // On a line nearly all of the time is silence that the standard asks for: many lines beside each other.
    let count = arguments.lines ?? (isSerial ? 64 : 2)
    let lines = (0..<count).map { _ in SoakLine() }
    let devices = lines.indices.map {
      SoakDevice(
        lines[$0], seed: arguments.seed &* 1_000 &+ UInt64($0), isSerial: isSerial,
        isSpecimen: arguments.isSpecimen)
    }
    let share = (arguments.faulty + count - 1) / count
    let began = MonotonicClock.now()
    if isSerial {
      let server = try SoakSerialServer(lines, devices, timeout: Self.serialTimeout)
      defer { server.stop() }
      let results = try ask(lines, faulty: share) { n in
        ModbusLink(
          to: ModbusEndpoint(
            .rtu(device: server.paths[n], Self.serial), unit: 1, timeout: Self.serialTimeout))
      }
      return SoakReport(arguments, results, server.counts, took: MonotonicClock.now() - began)
    }
    let servers = try zip(lines, devices).map { try SoakTCPServer($0, $1) }
    let results = try ask(lines, faulty: share) { n in
      ModbusLink(
        to: ModbusEndpoint(address: "127.0.0.1", port: servers[n].port, timeout: Self.networkTimeout))
    }
    for n in servers.indices {
      lines[n].isOver.store(true, ordering: .releasing)
      servers[n].stop()
    }
    let counts = servers.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
    return SoakReport(arguments, results, counts, took: MonotonicClock.now() - began)
  }

  private func ask(
    _ lines: [SoakLine], faulty: Int, _ link: @escaping @Sendable (Int) -> ModbusLink
  ) throws -> [SoakAsker.Result] {
    let results = Mutex<[SoakAsker.Result]>([])
    let failure = Mutex<ModbusError?>(nil)
    let done = DispatchGroup()
    for n in lines.indices {
      done.enter()
      let line = lines[n]
      Thread.detachNewThread {
        var asker = SoakAsker(line, over: link(n))
        do throws(ModbusError) { try asker.run(faulty: faulty) } catch { failure.withLock { $0 = error } }
        let result = asker.result
        results.withLock { $0.append(result) }
        done.leave()
      }
    }
    done.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
    return results.withLock { $0 }
  }
}
