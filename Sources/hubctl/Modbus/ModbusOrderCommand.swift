import ArgumentParser
import Foundation
import HubConfig
import HubDevices
import HubUnits

/// `hubctl modbus order REG --expect 12.5`: which word and byte order gives the value that is known.
struct ModbusOrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "Find the type and order in which a known value stands in registers.",
    usage: "hubctl modbus order REGISTER --expect VALUE --tcp HOST | --config FILE",
    discussion: """
      Reads four registers and tries all types; not while a daemon holds them.
      Exit codes: 0 something fits, 1 nothing does, 2 the call was wrong.

      Example: hubctl modbus order 20 --expect 12.5 --tcp 192.168.1.10:502 --holding
      """)

  @Argument(help: ArgumentHelp("The first register's address, counted from 0.", valueName: "register"))
  var register: UInt16

  @Option(help: ArgumentHelp("The value it has, as the device shows it; not 0.", valueName: "value"))
  var expect: String

  @Option(help: ArgumentHelp("How far it may have moved; half its last digit.", valueName: "value"))
  var within: Double?

  @Option(help: ArgumentHelp("The device.", valueName: "host:port"))
  var tcp: String?

  @Option(help: ArgumentHelp("Its unit, with --tcp.", valueName: "number"))
  var unit: UInt8 = 1

  @Option(help: ArgumentHelp("The line's file, instead of --tcp.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Its link; the only one otherwise.", valueName: "name"))
  var link: String?

  @Flag(help: "A holding register, not an input register.")
  var holding = false

  @Flag(help: "One line of JSON instead of text.")
  var json = false

  func run() throws {
    let value = try expectedValue()
    let device = try device()
    let wire = device.wire
    try HeldDevice(wire, also: device.sockets).refuseIfHeld()
    let point = RegisterPoint(holding ? .holdingRegister : .inputRegister, register)
    let facts = RegisterProbe.facts(
      wire: wire, unit: device.unit, timeout: device.timeout, from: point, most: 4)
    if let error = facts.error {
      throw CommandFailure(
        .machine,
        "\(error) (\(wire) unit \(device.unit))"
          + (facts.isRefused && !holding ? "; a holding register needs --holding" : ""))
    }
    let report = NumberReport(
      place: "\(wire) unit \(device.unit)", table: point.table.words, first: register,
      registers: facts.values, expected: value.number, within: value.tolerance)
    if json { try Output.json(report) } else { report.lines.forEach(Output.line) }
    if report.fits.isEmpty { throw CommandExit.machine }
  }

  private func expectedValue() throws(CommandFailure) -> (number: Double, tolerance: Double) {
    guard let number = Double(expect), number.isFinite else {
      throw CommandFailure(.wrongCall, "client: '\(expect)' is no number; write it as 12.5")
    }
    guard number != 0 else {
      throw CommandFailure(
        .wrongCall, "client: 0 is 0 in every order; bring the device to another value and ask again")
    }
    if let within { return (number, abs(within)) }
    let places = expect.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    return (number, 0.5 / pow(10, Double(places)))
  }

  /// **Source** of the timeout without a file: nobody's belt waits for it; couplers answer within 20 ms.
  private func device() throws(CommandFailure) -> (
    wire: LinkDescription.Wire, unit: UInt8, timeout: Nanoseconds, sockets: [String]
  ) {
    let named = ProcessInfo.processInfo.environment["HUBD_SOCKET"].map { [$0] } ?? []
    if let tcp {
      guard config == nil, link == nil else {
        throw CommandFailure(.wrongCall, "client: name the device with --tcp or with --config, not with both")
      }
      guard let endpoint = Endpoint(tcp) else {
        throw CommandFailure(.wrongCall, "client: '\(tcp)' is no address; \(Endpoint.advice)")
      }
      return (.tcp(host: endpoint.host, port: endpoint.port), unit, .seconds(1), named)
    }
    guard let config else {
      throw CommandFailure(
        .wrongCall, "client: name the device: --tcp HOST:PORT, or --config FILE --link NAME")
    }
    let line: LineDescription
    do {
      line = try LineDescription.load(path: config)
    } catch {
      throw CommandFailure(
        .wrongCall, "\(error.problems.first.map(\.description) ?? "\(config) has problems")")
    }
    let names = line.links.map(\.name).joined(separator: ", ")
    guard let found = link.map({ name in line.links.first { $0.name == name } }) ?? line.links.first,
      link != nil || line.links.count == 1
    else { throw CommandFailure(.wrongCall, "client: name one of the line's links with --link: \(names)") }
    return (found.wire, found.unit, found.timeout, [line.socketPath] + named)
  }
}
