import Foundation
import HubProtocol
import Testing

@testable import HubDaemon

@Suite("An output is named so that nobody can mean another")
struct HandOutputsTests {
  /// Lanes 1 and 2 are bits of register 1, lane 3 is coil 2, lane 4 is coil 1.
  private func outputs() throws -> HandOutputs {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hub-outputs-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record("\(error)") } }
    return HandOutputs(
      try SmallLine(folder: folder).load { text in
        text.replacing("diverter: { coil: 0,", with: "diverter: { holding_register: 1, bit: 0,")
          .replacing("diverter: { coil: 1,", with: "diverter: { holding_register: 1, bit: 4,")
          .replacing("diverter: { coil: 3,", with: "diverter: { coil: 1,")
          .replacing("    heartbeat:\n", with: "    output_registers: [1]\n    heartbeat:\n")
      })
  }

  private func refusal(of name: String) throws -> String {
    let outputs = try outputs()
    do throws(SorterError) {
      let found = try outputs.output(named: name)
      return "took \(found.name)"
    } catch {
      return "\(error)"
    }
  }

  @Test("By its lane, or by link and address where only one output is there")
  func named() throws {
    let outputs = try outputs()
    let link = try #require(outputs.all.first?.linkName)
    #expect(try outputs.output(named: "lane-2").lane == outputs.output(ofLane: 2).lane)
    #expect(try outputs.output(named: "\(link):2").lane == outputs.output(ofLane: 3).lane)
  }

  @Test("A number at which several outputs are names none of them: which ones is said, and nothing is moved")
  func ambiguous() throws {
    let link = try #require(try outputs().all.first?.linkName)
    let told = try refusal(of: "\(link):1")
    for lane in ["lane-1", "lane-2", "lane-4"] { #expect(told.contains(lane), "\(told)") }
  }

  @Test("What is not in the line's file is no output")
  func unknown() throws {
    #expect(try refusal(of: "lane-9").contains("has no output 'lane-9'"))
  }
}
