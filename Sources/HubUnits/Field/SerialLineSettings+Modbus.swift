// Control plane and field only.
#if !hasFeature(Embedded)
  extension SerialLineSettings {
    /// How long one byte is on the wire: start bit, eight bits, parity where there is one, one stop bit.
    public var byteTime: Nanoseconds {
      Nanoseconds(1_000_000_000 * (format == .eightNone ? 10 : 11) / Int64(speed))
    }

    /// The silence that ends a Modbus message: 3.5 characters, and 1.75 ms above 19,200 baud.
    ///
    /// **Source**: Modbus over serial line 1.02, 2.5.1.1.
    public var silence: Nanoseconds { speed > 19_200 ? .microseconds(1_750) : byteTime * 7 / 2 }

    /// The shortest an exchange can take: silence, the question, the silence by which the slave knows that it is over,
    /// the answer. A slave that thinks before it answers takes longer.
    public func shortestTime(of exchange: ModbusExchange) -> Nanoseconds {
      // Two bytes of check sum each way.
      silence * 2 + byteTime * Int64(exchange.asked + exchange.answered + 4)
    }
  }
#endif
