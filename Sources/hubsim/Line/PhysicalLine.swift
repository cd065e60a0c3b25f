import HubMocks
import HubSim
import HubUnits
import Synchronization

/// The belt behind the mock PLC's terminals.
///
/// **Thread**: any; one lock around the plant.
final class PhysicalLine: PLCProcess {
  let plant: Mutex<ConveyorPlant>
  /// Which eye hangs on which discrete input.
  private let eyes: [(input: Int, eye: PlantEye)]
  /// Which lane's diverter hangs on which coil.
  private let lanesOfCoils: [Int: Int]
  /// The PLC's own program, where it fires diverters by itself.
  let mailbox: LineMailbox?
  private let encoderRegister: Int
  private let encoderBits: Int
  private let heartbeatRegister: Int?

  init(_ file: LineFile, seed: UInt64, at start: MonotonicInstant) {
    plant = Mutex(ConveyorPlant(Self.description(of: file), seed: seed, at: start))
    var eyes: [(Int, PlantEye)] = file.stations.enumerated().map { ($0.element.input, .induction($0.offset)) }
    eyes += file.trackingEyes.enumerated().map { ($0.element.input, .tracking($0.offset)) }
    for (index, lane) in file.lanes.enumerated() {
      eyes.append((lane.confirmInput, .confirm(index)))
      if let input = lane.fullInput { eyes.append((input, .full(index))) }
      if let input = lane.switchInput { eyes.append((input, .armOut(index))) }
    }
    self.eyes = eyes
    lanesOfCoils = Dictionary(
      uniqueKeysWithValues: file.lanes.enumerated().compactMap { lane in
        lane.element.coil.map { ($0, lane.offset) }
      })
    mailbox = LineMailbox(file)
    encoderRegister = file.encoderRegister
    encoderBits = file.encoderBits
    heartbeatRegister = file.theirRegister
  }

  /// The PLC's tables, as large as the configuration uses them.
  static func layout(_ file: LineFile) -> PLCLayout {
    let inputs =
      file.stations.map(\.input) + file.trackingEyes.map(\.input) + file.lanes.map(\.confirmInput)
      + file.lanes.compactMap(\.fullInput) + file.lanes.compactMap(\.switchInput)
    var layout = PLCLayout(
      address: file.address, port: file.port, coils: (file.lanes.compactMap(\.coil).max() ?? 0) + 1,
      discreteInputs: (inputs.max() ?? 0) + 1,  // One more than the daemon's, for the bare writes beside it.
      holdingRegisters: max((file.ourRegister ?? 0) + 2, (file.mailbox?.tables().holdingRegisters ?? 0) + 1),
      inputRegisters: max(
        file.encoderRegister + 2, (file.theirRegister ?? 0) + 1, file.mailbox?.tables().inputRegisters ?? 0),
      watchedRegister: file.ourRegister,
      releasedAfter: file.releasedAfter)
    if let coupler = file.coupler {
      // The world plays a coupler that was commissioned; `hubsim plc` plays one as it is delivered.
      layout.isKeptByRequests = file.ourRegister == nil
      layout.presets = coupler.armed(within: file.releasedAfter)
      layout.holdingRegisters = max(layout.holdingRegisters, coupler.holdingRegisters)
    }
    return layout
  }

  func read(into inputs: inout PLCInputs, at now: MonotonicInstant) {
    plant.withLock { plant in
      plant.advance(to: now)
      for (input, eye) in eyes { inputs.discrete[input] = plant.isBlocked(eye) }
      let count = plant.encoderCount
      if encoderBits == 32 {
        inputs.registers[encoderRegister] = UInt16(truncatingIfNeeded: count >> 16)
        inputs.registers[encoderRegister + 1] = UInt16(truncatingIfNeeded: count)
      } else {
        inputs.registers[encoderRegister] = UInt16(truncatingIfNeeded: count)
      }
    }
    mailbox?.desk.show(in: &inputs)
    // The PLC's own heartbeat: one count every 20 ms.
    if let heartbeatRegister {
      inputs.registers[heartbeatRegister] = UInt16(truncatingIfNeeded: now.nanoseconds / 20_000_000)
    }
  }

  func written(_ registers: [UInt16], at now: MonotonicInstant) { mailbox?.desk.written(registers) }

  func coil(_ number: Int, energised: Bool, at now: MonotonicInstant) {
    guard let lane = lanesOfCoils[number] else { return }
    plant.withLock { plant in
      plant.advance(to: now)
      plant.setCoil(lane, energised: energised)
    }
  }

  private static func description(of file: LineFile) -> PlantDescription {
    PlantDescription(
      speed: file.speed, perPulse: file.perPulse, counterBits: file.encoderBits,
      inductions: file.stations.map(\.at), trackingEyes: file.trackingEyes.map(\.at),
      readPoints: file.fixedScanners.map(\.at),
      lanes: file.lanes.map { lane in
        PlantLane(
          at: lane.at, hasDiverter: !lane.isEnd, confirmAfter: lane.confirmAfter, extendTime: lane.extendTime,
          // People empty the last lane all the time: it takes whatever went wrong.
          capacity: lane.isEnd ? 60 : 14)
      })
  }
}
