/// What the PLC reads at one moment: its input terminals and its counters.
public struct PLCInputs: Sendable, Equatable {
  public var discrete: [Bool]
  public var registers: [UInt16]

  public init(discrete: Int, registers: Int) {
    self.discrete = Array(repeating: false, count: discrete)
    self.registers = Array(repeating: 0, count: registers)
  }
}
