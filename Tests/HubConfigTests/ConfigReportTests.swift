import Foundation
import HubConfig
import Testing

@Suite("The report")
struct ConfigReportTests {
  private struct Told: Decodable {
    struct Problem: Decodable {
      let line: Int
      let column: Int
      let path: String
      let value: String?
      let nearest: String?
      let allowed: [String]
      let text: String
    }
    struct Geometry: Decodable {
      struct Lane: Decodable {
        let number: Int
        let neededMicrometres: Int
        let proved: Bool
      }
      let proved: Bool
      let lanes: [Lane]
    }
    let good: Bool
    let problems: [Problem]
    let geometry: Geometry?
  }

  private func told(_ file: String) throws -> Told {
    let json = try ConfigReport(path: ExampleFile.path(file)).json()
    #expect(!json.contains("\n"))
    return try JSONDecoder().decode(Told.self, from: Data(json.utf8))
  }

  @Test("as JSON holds every field of a problem apart")
  func problemJSON() throws {
    let report = try told("bad/misspelt-key.yaml")
    #expect(!report.good)
    let problem = try #require(report.problems.first)
    #expect(problem.line == 55)
    #expect(problem.column == 56)
    #expect(problem.path == "lanes[1].diverter")
    #expect(problem.value == "coyl")
    #expect(problem.nearest == "coil")
    #expect(problem.allowed.contains("safe"))
    #expect(problem.text.hasPrefix("config: "))
  }

  @Test("as JSON holds the proof")
  func proofJSON() throws {
    let report = try told("small.yaml")
    #expect(report.good)
    #expect(report.problems.isEmpty)
    let geometry = try #require(report.geometry)
    #expect(geometry.proved)
    #expect(geometry.lanes.map(\.number) == [1, 2, 3, 4])
    #expect(geometry.lanes[0].neededMicrometres == 278_500)
  }

  @Test("of a good file ends with what the line has")
  func verdict() {
    let verdict = ConfigReport(path: ExampleFile.path("small.yaml")).verdict
    #expect(verdict.hasSuffix("Line 'small', 5 lanes, 9 eyes, 1 scanner, 1 link, 2 rules, plan 2026-11-a."))
  }
}
