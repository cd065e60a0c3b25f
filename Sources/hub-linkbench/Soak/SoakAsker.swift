import HubModbus
import HubRealtime
import HubUnits
import Synchronization

/// Asks question after question over a real link, and judges every answer that the link lets through.
struct SoakAsker: ~Copyable {
  struct Result {
    var exchanges = 0
    var accepted = 0
    var exceptions = 0
    var failed = 0
    /// Answers taken that were not right: other values, or a write that nobody acknowledged.
    var wrong = 0
    var strays: UInt64 = 0
    var connects = 0
    var firstWrong: String?
  }

  private let line: SoakLine
  private var link: ModbusLink
  private(set) var result = Result()

  init(_ line: SoakLine, over link: consuming ModbusLink) {
    self.line = line
    self.link = link
  }

  /// Until the device has done wrong often enough.
  mutating func run(faulty: Int) throws(ModbusError) {
    var number: UInt64 = 0
    while line.faulty.load(ordering: .relaxed) < faulty {
      number += 1
      if !link.isConnected { try connect() }
      ask(SoakQuestion(number))
    }
    result.strays = link.strayAnswers
    link.disconnect()
  }

  /// A machine that sleeps lets a connection wait; a device that is gone ends the soak.
  private mutating func connect() throws(ModbusError) {
    for _ in 0..<1_000 {
      do throws(ModbusError) {
        try link.connect()
        result.connects += 1
        return
      } catch {
        guard error.kind == .timeout else { throw error }
        result.failed += 1
      }
    }
    try link.connect()
  }

  private mutating func ask(_ question: SoakQuestion) {
    line.askedAt.store(MonotonicClock.now().nanoseconds, ordering: .releasing)
    line.asking.store(question.number, ordering: .releasing)
    result.exchanges += 1
    do throws(ModbusError) {
      let isRight = try exchange(question)
      // What the device never gave to the wire cannot have been answered.
      let isAnswered = line.answered.load(ordering: .acquiring) == question.number
      result.accepted += 1
      if !isRight || !isAnswered {
        result.wrong += 1
        result.firstWrong = result.firstWrong ?? "exchange \(question.number), function \(question.function)"
      }
    } catch {
      if error.isException { result.exceptions += 1 } else { result.failed += 1 }
    }
  }

  private mutating func exchange(_ question: SoakQuestion) throws(ModbusError) -> Bool {
    switch question.kind {
    case .registers, .holding:
      var values = [UInt16](repeating: 0, count: question.count)
      var room = values.mutableSpan
      if question.kind == .registers {
        try link.readInputRegisters(from: question.address, count: question.count, into: &room)
      } else {
        try link.readHoldingRegisters(from: question.address, count: question.count, into: &room)
      }
      return values.indices.allSatisfy { values[$0] == SoakQuestion.value(at: question.address, $0) }
    case .inputs:
      var bits = [UInt8](repeating: 0, count: question.count)
      var room = bits.mutableSpan
      try link.readDiscreteInputs(from: question.address, count: question.count, into: &room)
      return bits.indices.allSatisfy {
        UInt16(bits[$0]) == SoakQuestion.value(at: question.address, $0 / 8) >> UInt16($0 % 8) & 1
      }
    case .coil:
      try link.writeCoil(question.address, question.written != 0)
      return true
    case .register:
      try link.writeRegister(question.address, question.written)
      return true
    }
  }
}
