// Control plane and field only.
#if !hasFeature(Embedded)
  extension PollPlan.Reading {
    public var exchange: ModbusExchange { .reading(table, count: range.count) }
  }

  extension PollPlan {
    /// What a reading is on the wire when our heartbeat is new.
    public func exchange(of rank: Int) -> ModbusExchange {
      let reading = readings[rank]
      return rank == heartbeatRide ? .readingAndWriting(count: reading.range.count) : reading.exchange
    }

  }

  extension LinkDescription.Mailbox {
    /// What the PLC answers and reports, read once a poll.
    public var readingAnswers: ModbusExchange { .reading(.inputRegister, count: answerCount) }
    /// An order on its way into a slot. **Source**: docs/plc-interface.md, 12 registers.
    public var writingOrder: ModbusExchange { .writingRegisters(12) }
  }
#endif
