import Foundation
import HubUSB
import HubUnits
import Testing

@testable import HubDevices

/// A bus that is not there: which devices are plugged, and how each takes being opened and read.
///
/// **Source** of the chances: made up; every outcome occurs some thousand times in a soak.
private struct FakeBus {
  private var state: UInt64
  private(set) var plugged: [USBDevice] = []
  private var lastAddress: UInt8 = 1

  init(seed: UInt64) { state = seed }

  /// **Source**: SplitMix64, Steele, Lea and Flood 2014.
  mutating func random(_ below: UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (z ^ (z >> 31)) % below
  }

  mutating func plug(_ product: UInt16, port: USBPortPath) {
    guard !plugged.contains(where: { $0.port == port }) else { return }
    // The kernel gives addresses round and round; two devices never have one.
    repeat {
      lastAddress = lastAddress == 127 ? 2 : lastAddress + 1
    } while plugged.contains {
      $0.address == lastAddress
    }
    plugged.append(
      USBDevice(vendor: 0x0c2e, product: product, address: lastAddress, port: port, interfaces: []))
  }

  mutating func unplug(port: USBPortPath) { plugged.removeAll { $0.port == port } }

  /// How opening ends when the bus is not calm: nil when it works.
  mutating func refusal() -> USBError.Kind? {
    let kinds: [USBError.Kind?] = [nil, nil, nil, .accessDenied, .busy, .inputOutput, .timedOut, .stalled]
    return kinds[Int(random(UInt64(kinds.count)))]
  }

  /// How the stream breaks, if it does.
  mutating func fault() -> TransferOutcome? {
    let kinds: [TransferOutcome?] = [nil, nil, nil, nil, .failed, .stalled, .overflow, .deviceGone]
    return kinds[Int(random(UInt64(kinds.count)))]
  }
}

/// The lives of the line's scanners on that bus: what `ScannerSupervisor` and `ScannerDriver` do, without libusb.
private struct FakeLine {
  let scanners: [ScannerDescription]
  let ports: [USBPortPath]
  var lives: [ScannerLife]
  var held: [USBDevice?]
  var now = MonotonicInstant(nanoseconds: 0)
  var bus: FakeBus
  /// Nothing refuses or breaks any more.
  var isCalm = false
  var openings = 0

  init(seed: UInt64) throws {
    ports = try ["1-1", "1-2", "1-3.1"].map { try #require(USBPortPath($0)) }
    // Two alike, told apart by their ports, and another one.
    scanners = [
      ScannerDescription(name: "left", mode: .hidPOS, vendor: 0x0c2e, product: 0x0b87, port: "1-1"),
      ScannerDescription(name: "right", mode: .hidPOS, vendor: 0x0c2e, product: 0x0b87, port: "1-2"),
      ScannerDescription(name: "tunnel", mode: .cdc, vendor: 0x0c2e, product: 0x0720),
    ]
    lives = scanners.map { _ in ScannerLife() }
    held = scanners.map { _ in nil }
    bus = FakeBus(seed: seed)
  }

  mutating func list() {
    let matching = ScannerMatching(scanners: scanners, plugged: bus.plugged, held: held)
    for index in scanners.indices {
      let found = matching.devices[index]
      if let mine = held[index], !(found?.isSamePlug(as: mine) ?? false) {
        held[index] = nil
        lives[index].unplugged()
      }
      if held[index] == nil, let found {
        held[index] = found
        lives[index].plugged(at: now)
      }
    }
  }

  /// One turn of every driver.
  mutating func turn() {
    for index in scanners.indices {
      switch lives[index].action(at: now) {
      case .none: break
      case .open: open(index)
      case .resume, .clearHalt, .reset:
        if !isCalm, let kind = bus.refusal() {
          lives[index].stepFailed(kind, at: now)
        } else {
          lives[index].stepDone(at: now)
        }
      }
      if lives[index].state == .absent { held[index] = nil }
    }
  }

  private mutating func open(_ index: Int) {
    openings += 1
    if !isCalm, let kind = bus.refusal() {
      lives[index].refused(kind, at: now)
    } else {
      lives[index].opened(at: now)
    }
  }

  /// Something goes wrong with a scanner that runs.
  mutating func disturb() {
    for index in scanners.indices where lives[index].state == .ready || lives[index].state == .failing {
      switch bus.random(4) {
      case 0: if let fault = bus.fault() { lives[index].broke(fault, at: now) }
      case 1: lives[index].reportArrived()
      default: break
      }
      if lives[index].state == .absent { held[index] = nil }
    }
  }

  /// When the next of them has something to do; nil: never.
  var nextDue: MonotonicInstant? { lives.compactMap(\.due).min() }

  var isReady: Bool { lives.allSatisfy { $0.state == .ready } }
}

@Suite("Plugged in and out a hundred thousand times")
struct PlugSoakTests {
  /// **Units**: KiB.
  private static func residentMemory() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    // Source: proc(5): the second number counts pages that are in memory; a page has 4 KiB here.
    return try #require(text.split(separator: " ").dropFirst().first.flatMap { Int($0) }) * 4
  }

  @Test("100,000 plug cycles of three scanners, with refusals and faults: each ends ready, and nothing grows")
  func soak() async {
    // In a process of its own: other tests' memory is none of its business.
    await #expect(processExitsWith: .success) { try Self.run() }
  }

  private static func run() throws {
    var line = try FakeLine(seed: 20_261_121)
    var resident = 0
    var worst = Nanoseconds.zero
    for cycle in 0..<100_000 {
      line.isCalm = false
      // A restless second: out and in at any moment, and whatever a bus can say.
      for _ in 0..<3 {
        line.now = line.now + .milliseconds(Int64(line.bus.random(250)))
        for (index, port) in line.ports.enumerated() where line.bus.random(3) == 0 {
          line.bus.unplug(port: port)
          if line.bus.random(2) == 0 { line.bus.plug(line.scanners[index].product, port: port) }
        }
        line.list()
        line.turn()
        line.disturb()
      }
      // Then all are in, and the bus is calm.
      for (index, port) in line.ports.enumerated() { line.bus.plug(line.scanners[index].product, port: port) }
      line.isCalm = true
      let calm = line.now
      line.list()
      // Source of the bound: at most a pause of 2 s, a reset and a second of probation after each step.
      while !line.isReady, line.now - calm < .seconds(15), let due = line.nextDue {
        line.now = max(line.now, due)
        line.turn()
        // What said that it is gone is found by the next list.
        if line.held.contains(where: { $0 == nil }) { line.list() }
      }
      guard line.isReady else {
        Issue.record("cycle \(cycle): \(line.lives.map(\.state.word)) though all is well for 15 s")
        return
      }
      worst = max(worst, line.now - calm)
      let ports = line.held.map { $0?.port }
      #expect(ports == line.ports, "each scanner has its own plug")
      if cycle == 10_000 { resident = try residentMemory() }
    }
    #expect(line.openings > 100_000)
    #expect(worst < .seconds(15))
    // Source: what the allocator keeps varies by some ten KiB; 90,000 cycles that kept 16 bytes each would be 1.4 MB.
    let grown = try residentMemory() - resident
    #expect(grown < 1_024, "\(grown) KiB")
  }
}
