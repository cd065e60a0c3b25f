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

    /// How often each exchange is made that goes over the wire without an order.
    ///
    /// - Parameters:
    ///   - poll: the link's period.
    ///   - heartbeat: how often our heartbeat changes; nil: none is written.
    public func exchanges(every poll: Nanoseconds, heartbeat: Nanoseconds?) -> [(
      exchange: ModbusExchange, every: Nanoseconds
    )] {
      var all = readings.indices.map { rank in
        // A slow reading waits for the next poll, which is never sooner than its own time.
        (exchange(of: rank), readings[rank].every > .zero ? max(readings[rank].every, poll) : poll)
      }
      // It is written once a poll at most, whatever the file says.
      if let heartbeat, heartbeatRide == nil { all.append((.writingRegister, max(heartbeat, poll))) }
      return all
    }
  }
#endif
