import ArgumentParser
import Foundation
import Glibc
import HubMocks
import HubSim

/// `hubsim world`: a line on real wires beside the daemon.
struct WorldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "world",
    abstract: "Plays a whole line in real time beside a daemon, and judges it by the belt's own truth.",
    discussion: """
      The daemon is the command after --. It finds a PLC at the configuration's address and scanners on USB; \
      nothing else tells it that they are mocks. At the end the world compares, parcel by parcel, where everything \
      is with what the daemon's journal says.

      Faults: no-read, unknown-code, bad-check-digit, lane-full, diverter-stuck, scanner-unplug, link-cut, kill, all.

      Exit status: 0 when no parcel is in a wrong lane, none is unaccounted for, no held parcel left by a release \
      lane and no coil stayed energised; 1 when one of these is not zero or the run broke off; 2 when the call was \
      wrong.
      """)

  @Option(help: "The daemon's configuration.") var config: String
  @Option(help: "How many parcels.") var parcels = 200
  @Option(help: "The seed: the same one gives the same parcels, people and faults.") var seed: UInt64 = 1
  // A station's people place up to 2,000 parcels an hour each; 3,600 keeps two of them busy.
  @Option(help: "How many parcels an hour are brought to the line.") var rate: Int64 = 3_600
  @Option(help: "Faults to bring about, separated by commas.") var faults = ""
  @Option(help: "How often the fault kill strikes.") var kills = 3
  @Option(help: "The daemon's journal, to be compared with the truth.") var journal: String?
  @Option(help: "Where to write the report as JSON.") var report: String?
  @Option(help: "Where to write the manifest of all parcels, before the daemon starts.") var manifestOut:
    String?
  @Option(help: "A shell command to run when the daemon is ready, before the first parcel.") var whenReady:
    String?
  @Option(help: "Where the daemon's own output goes; a file of the run's folder without it.") var daemonLog:
    String?
  @Flag(help: "Lines instead of a progress bar.") var headless = false
  @Argument(parsing: .postTerminator, help: "The daemon's command.") var command: [String] = []

  func validate() throws {
    guard !command.isEmpty else { throw ValidationError("the daemon's command is missing: … -- hubd run …") }
    guard parcels > 0 else { throw ValidationError("--parcels must be above 0") }
    guard (1...20_000).contains(rate) else { throw ValidationError("--rate must be from 1 to 20000") }
    guard kills >= 0 else { throw ValidationError("--kills must not be negative") }
    _ = try faultKinds()
  }

  private func faultKinds() throws -> Set<FaultKind> {
    do {
      return try FaultKind.parse(faults)
    } catch {
      let known = FaultKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("unknown fault '\(error.word)'; known: \(known), all")
    }
  }

  func run() throws {
    do {
      try Preload.ensure()
      let good = try play()
      if !good { throw ExitCode(1) }
    } catch let error as WorldError {
      complain(error)
      if case .config = error { throw ExitCode(2) }
      throw ExitCode(1)
    } catch let error as USBTestbedError {
      complain(error)
      throw ExitCode(1)
    } catch let error as MockPLCError {
      complain(error)
      throw ExitCode(1)
    }
  }

  private func play() throws -> Bool {
    StopSignals.watch()
    let file = try LineFile(path: config)
    let folder = try Self.folder()
    let options = WorldOptions(
      config: config, parcels: parcels, seed: seed, perHour: rate, faults: try faultKinds(),
      kills: kills, journal: journal, report: report, manifestOut: manifestOut, whenReady: whenReady,
      daemonLog: daemonLog ?? folder + "/daemon.log", headless: headless, folder: folder, command: command)
    let world = try World(options, file: file)
    if let manifestOut { try Self.write(world.population.manifest, to: manifestOut) }
    let stopped: (words: String, good: Bool)
    do {
      stopped = try world.run()
    } catch {
      try Self.showEnd(of: options.daemonLog)
      throw error
    }
    let result = try WorldReporter(world: world).report(stopped: stopped.words)
    print(ReportText(report: result).text)
    if let report {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try Self.write(String(decoding: encoder.encode(result), as: UTF8.self) + "\n", to: report)
    }
    if !stopped.good { print("client: the daemon's stop was not in order: \(stopped.words)") }
    if daemonLog != nil || (result.isGood && stopped.good) {
      try FileManager.default.removeItem(atPath: folder)
    }
    if !(result.isGood && stopped.good) { print("the daemon's output: \(options.daemonLog)") }
    return result.isGood && stopped.good
  }

  /// Shows what the daemon said last, for a run that broke off.
  private static func showEnd(of log: String) throws {
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").suffix(15)
    StandardError.write("the end of \(log):\n" + lines.map { "  \($0)\n" }.joined())
  }

  private static func folder() throws(WorldError) -> String {
    let path = FileManager.default.temporaryDirectory.path + "/hubsim-\(getpid())"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .file("\(path) cannot be made: \(error.localizedDescription)")
    }
    return path
  }

  private static func write(_ text: String, to path: String) throws(WorldError) {
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw .file("\(path) cannot be written: \(error.localizedDescription)")
    }
  }

  private func complain(_ error: some CustomStringConvertible) {
    StandardError.write("hubsim: \(error)\n")
  }
}
