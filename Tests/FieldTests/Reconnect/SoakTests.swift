import Foundation
import Testing

/// The small, always-on version of the soak; the whole one is `hub-linkbench soak --faulty 10000000`
/// (docs/performance.md).
@Suite("Wrong answers are never taken, by the thousand")
struct SoakTests {
  private static let program: String? = {
    let named = ProcessInfo.processInfo.environment["HUBD_LINKBENCH"]
    return (named ?? ChildProgram.folder.map { $0 + "/hub-linkbench" }).flatMap {
      FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
    }
  }()
  private static let skipped: Comment = "skipped: hub-linkbench was not built beside the tests"

  private struct Found: Decodable {
    let faulty: Int
    let accepted: Int
    let strays: Int
    let connects: Int
    let wrong: Int
    let faults: [String: Int]
  }

  private func soak(_ words: [String]) throws -> (found: Found, status: Int32) {
    let child = try ChildProgram(try #require(Self.program), ["soak", "--json"] + words)
    let text = child.lines().joined(separator: "\n")
    return (try JSONDecoder().decode(Found.self, from: Data(text.utf8)), child.status())
  }

  @Test(
    "of answers late, doubled, swapped, cut, from others and with other values none is taken for the right one",
    .enabled(if: program != nil, skipped), arguments: [("tcp", 20_000), ("rtu", 4_000)])
  func neverWrong(wire: String, count: Int) throws {
    // Another set of faults each day of the month.
    let seed = Calendar(identifier: .gregorian).component(.day, from: Date())
    let (found, status) = try soak(["--wire", wire, "--faulty", String(count), "--seed", String(seed)])
    #expect(found.wrong == 0 && status == 0, "wrong answers taken with seed \(seed)")
    #expect(found.faulty >= count)
    #expect(found.accepted > count / 2 && found.strays > count / 4 && found.connects > 1)
    // Each kind of fault was there.
    #expect(found.faults.count >= (wire == "tcp" ? 15 : 14))
  }

  @Test(
    "specimen: a device that lies with everything else right is found out by the judge",
    .enabled(if: program != nil, skipped), arguments: ["tcp", "rtu"])
  func specimen(wire: String) throws {
    let (found, status) = try soak(["--wire", wire, "--faulty", "3000", "--specimen"])
    #expect(found.wrong > 0 && status == 1)
  }
}
