import Foundation
import HubUnits

extension ConfigReport {
  /// The report as one line of JSON. Lengths are whole micrometres, so that no digit is lost.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = try encoder.encode(Report(self))
    return String(decoding: bytes, as: UTF8.self)
  }

  private struct Report: Encodable {
    let file: String
    let good: Bool
    let problems: [Problem]
    let geometry: Geometry?

    init(_ report: ConfigReport) {
      file = report.file
      good = report.isGood
      problems = report.problems.map(Problem.init)
      geometry = report.geometry.map(Geometry.init)
    }
  }

  private struct Problem: Encodable {
    let file: String
    let line: Int
    let column: Int
    let path: String
    let value: String?
    let message: String
    let allowed: [String]
    let nearest: String?
    let text: String

    init(_ problem: ConfigProblem) {
      file = problem.file
      line = problem.line
      column = problem.column
      path = problem.path
      value = problem.value
      message = problem.message
      allowed = problem.allowed
      nearest = problem.nearest
      text = problem.description
    }
  }

  private struct Geometry: Encodable {
    let speedMicrometresPerSecond: Int64
    let proved: Bool
    let lanes: [Lane]
    let links: [Link]

    init(_ proof: GeometryProof) {
      speedMicrometresPerSecond = proof.speed.micrometresPerSecond
      proved = proof.isProved
      lanes = proof.rows.map(Lane.init)
      links = proof.links.map(Link.init)
    }
  }

  private struct Link: Encodable {
    let name: String
    let timeoutNanoseconds: Int64
    let timeoutFromBelt: Bool
    let timeoutBounds: [Part]
    let writeNanoseconds: Int64?
    let writeWorst: [Part]

    init(_ proof: LinkProof) {
      name = proof.name
      timeoutNanoseconds = proof.timeout.count
      timeoutFromBelt = proof.writtenTimeout == nil
      timeoutBounds = proof.timeoutBounds.map(Part.init)
      writeNanoseconds = proof.write?.count
      writeWorst = proof.writeParts.map(Part.init)
    }
  }

  private struct Part: Encodable {
    let what: String
    let nanoseconds: Int64

    init(_ part: LinkProof.Part) {
      what = part.what
      nanoseconds = part.time.count
    }
  }

  private struct Lane: Encodable {
    let number: UInt16
    let name: String
    let from: String
    let scanMicrometres: Int64
    let diverterMicrometres: Int64
    let lastDecisionMicrometres: Int64
    let availableMicrometres: Int64
    let neededMicrometres: Int64
    let spareMicrometres: Int64
    let needed: [Summand]
    let lastDecisionBeforeDiverter: [Summand]
    let nextRound: Bool
    let gapNeededMicrometres: Int64
    let gapNeeded: [Summand]
    let smallestGapMicrometres: Int64?
    let proved: Bool

    init(_ row: GeometryRow) {
      number = row.laneNumber
      name = row.laneName
      from = row.from
      scanMicrometres = row.scanPosition.micrometres
      diverterMicrometres = row.position.micrometres
      lastDecisionMicrometres = row.lastDecision.micrometres
      availableMicrometres = row.available.micrometres
      neededMicrometres = row.needed.micrometres
      spareMicrometres = row.spare.micrometres
      needed = row.summands.map(Summand.init)
      lastDecisionBeforeDiverter = row.beforePosition.map(Summand.init)
      nextRound = row.nextRound > .zero
      gapNeededMicrometres = row.gap.needed.micrometres
      gapNeeded = row.gap.summands.map(Summand.init)
      smallestGapMicrometres = row.smallestGap?.micrometres
      proved = row.isProved
    }
  }

  private struct Summand: Encodable {
    let what: String
    let micrometres: Int64

    init(_ summand: GeometryRow.Summand) {
      what = summand.what
      micrometres = summand.distance.micrometres
    }
  }
}
