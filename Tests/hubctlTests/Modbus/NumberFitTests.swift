import HubUnits
import Testing

@testable import hubctl

@Suite("hubctl modbus order")
struct NumberFitTests {
  private func fits(_ registers: [UInt16], _ expected: Double, within: Double = 0.05) -> [String] {
    NumberFit.all(in: registers, expected: expected, tolerance: within).map { fit in
      "\(fit.type.rawValue) \(fit.letters)" + (fit.divisor > 1 ? " / \(fit.divisor)" : "")
    }
  }

  @Test(
    "12.5 as a number of four bytes is found in each of the four orders",
    // IEEE 754: 12.5 is 1.5625 × 2^3: 41 48 00 00.
    arguments: [
      ([0x4148, 0x0000], "ABCD"), ([0x0000, 0x4148], "CDAB"), ([0x4841, 0x0000], "BADC"),
      ([0x0000, 0x4841], "DCBA"),
    ] as [([UInt16], String)])
  func float32(registers: [UInt16], letters: String) {
    #expect(fits(registers, 12.5) == ["float32 \(letters)"])
  }

  @Test(
    "and as a number of eight bytes, too",
    // 40 29 00 00 00 00 00 00.
    arguments: [
      ([0x4029, 0, 0, 0], "ABCDEFGH"), ([0, 0, 0, 0x4029], "GHEFCDAB"), ([0x2940, 0, 0, 0], "BADCFEHG"),
      ([0, 0, 0, 0x2940], "HGFEDCBA"),
    ] as [([UInt16], String)])
  func float64(registers: [UInt16], letters: String) {
    #expect(fits(registers, 12.5) == ["float64 \(letters)"])
  }

  @Test("whole numbers are found with and without sign, in one register and in two")
  func wholeNumbers() {
    // -5 is FF FB; behind it 0001 0002 fit nothing.
    #expect(fits([0xFFFB, 1, 2, 3], -5, within: 0.5) == ["int16 AB"])
    #expect(fits([0xFBFF, 1, 2, 3], -5, within: 0.5) == ["int16 BA"])
    // 100,000 is 00 01 86 A0.
    #expect(fits([0x0001, 0x86A0, 7, 7], 100_000, within: 0.5) == ["uint32 ABCD", "int32 ABCD"])
    #expect(fits([0x86A0, 0x0001, 7, 7], 100_000, within: 0.5) == ["uint32 CDAB", "int32 CDAB"])
    #expect(fits([0xA086, 0x0100, 7, 7], 100_000, within: 0.5) == ["uint32 DCBA", "int32 DCBA"])
    #expect(fits([0x0100, 0xA086, 7, 7], 100_000, within: 0.5) == ["uint32 BADC", "int32 BADC"])
  }

  @Test("a value that a device keeps in tenths is found, and said to be divided")
  func tenths() {
    #expect(fits([125, 900, 900, 900], 12.5) == ["uint16 AB / 10", "int16 AB / 10"])
  }

  @Test("several that fit are all told, and what to do then")
  func several() {
    let report = NumberReport(
      place: "plc", table: "input register", first: 20, registers: [0, 125], expected: 125, within: 0.5)
    #expect(report.fits.map(\.letters) == ["ABCD", "ABCD"])
    #expect(report.lines.contains { $0.hasPrefix("Several fit") })
    #expect(report.lines.contains("An encoder here: bits: 32, order: high-first"))
    #expect(report.lines[0] == "input registers 20 to 21 of plc: 0000 007D")
  }

  @Test("when none fits the registers are told as they stand")
  func none() {
    let report = NumberReport(
      place: "plc", table: "holding register", first: 3, registers: [0x1234], expected: 12.5, within: 0.05)
    #expect(report.fits.isEmpty)
    #expect(report.lines[0] == "holding register 3 of plc: 1234")
    #expect(report.lines[1].hasPrefix("Nothing gives 12.5 (±0.05)"))
  }

  @Test("a device that a daemon holds is left to it, and any other is not")
  func held() throws {
    let daemon = try AnsweringSocket(SampleLine.state())
    defer { daemon.stop() }
    // The sample's link is at 127.0.0.1:15020.
    let theirs = HeldDevice(.tcp(host: "127.0.0.1", port: 15_020), also: [daemon.path], folder: "/nowhere")
    let failure = #expect(throws: CommandFailure.self) { try theirs.refuseIfHeld() }
    #expect(failure?.description.contains("holds this device as link 'plc1'") == true)
    let other = HeldDevice(.tcp(host: "127.0.0.1", port: 502), also: [daemon.path], folder: "/nowhere")
    try other.refuseIfHeld()
    try HeldDevice(.tcp(host: "127.0.0.1", port: 15_020), also: ["/nowhere/a.sock"], folder: "/nowhere")
      .refuseIfHeld()
  }
}
