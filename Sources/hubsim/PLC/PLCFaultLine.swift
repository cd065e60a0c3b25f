import Foundation
import HubMocks
import HubUnits

/// How faults are told, one line each, and counted at the end.
struct PLCFaultLine: Sendable {
  let isJSON: Bool

  /// What is served, and where.
  func greeting(_ file: PLCLinkFile, port: Int) throws -> String {
    let layout = file.layout
    let place =
      switch layout.place {
      case .tcp(let address, _): "\(address):\(port)"
      case .rtu(let link): link
      }
    guard isJSON else {
      return
        "\(file.name): Modbus \(layout.wire.rawValue) at \(place), unit \(layout.unit); coils \(layout.coils), "
        + "inputs \(layout.discreteInputs), holding registers \(layout.holdingRegisters), "
        + "input registers \(layout.inputRegisters)"
    }
    return try text(
      Serving(
        link: file.name, wire: layout.wire.rawValue, place: place, unit: layout.unit, coils: layout.coils,
        inputs: layout.discreteInputs, holdingRegisters: layout.holdingRegisters,
        inputRegisters: layout.inputRegisters))
  }

  /// One fault.
  func line(_ note: PLCFaultNote) throws -> String {
    let seconds = Double(note.elapsed.count / 1_000) / 1_000_000
    guard isJSON else {
      let client = note.client.map { "\($0): " } ?? ""
      let name = note.kind.rawValue.padding(toLength: 16, withPad: " ", startingAt: 0)
      return String(format: "%10.3f s  ", seconds) + name + client + note.words
    }
    return try text(
      Told(
        seconds: seconds, fault: note.kind.rawValue, client: note.client, unit: note.unit,
        function: note.function, words: note.words))
  }

  /// The run's counts.
  func end(_ counts: FaultyPLCCounts) throws -> String {
    let faults = counts.faults.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 }
    guard isJSON else {
      let head =
        "connections \(counts.connections), requests \(counts.requests), answers \(counts.answers), "
        + "coils let go for want of a heartbeat \(counts.releases)"
      guard !faults.isEmpty else { return head + "\nno fault happened" }
      return head + "\nfaults: " + faults.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    return try text(
      Counted(
        connections: counts.connections, requests: counts.requests, answers: counts.answers,
        releases: counts.releases, faults: Dictionary(uniqueKeysWithValues: faults)))
  }

  private func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private struct Serving: Encodable {
    var link: String
    var wire: String
    var place: String
    var unit: UInt8
    var coils: Int
    var inputs: Int
    var holdingRegisters: Int
    var inputRegisters: Int
  }

  private struct Told: Encodable {
    var seconds: Double
    var fault: String
    var client: String?
    var unit: UInt8?
    var function: UInt8?
    var words: String
  }

  private struct Counted: Encodable {
    var connections: Int
    var requests: Int
    var answers: Int
    var releases: Int
    var faults: [String: Int]
  }
}
