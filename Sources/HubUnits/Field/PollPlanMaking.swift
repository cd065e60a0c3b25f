// Control plane and field only.
#if !hasFeature(Embedded)
  /// Finds the fewest requests for the points of a link.
  struct PollPlanMaking {
    struct Part {
      let table: ModbusAddress.Table
      var range: AddressRange
      var every: Nanoseconds
    }

    let inputs: [InputPoint]
    let encoder: LinkDescription.Encoder?
    let heartbeat: RegisterPoint?
    let limits: PollLimits

    /// Bits first, so that an image's eyes and its encoder are read side by side.
    private static let tables: [ModbusAddress.Table] = [
      .coil, .discreteInput, .holdingRegister, .inputRegister,
    ]

    func ranges() -> (fast: [Part], slow: [Part]) {
      var fast: [Part] = []
      var slow: [Part] = []
      for table in Self.tables {
        var quick = covering(pieces(of: table, isSlow: false), table).map {
          Part(table: table, range: $0, every: .zero)
        }
        for range in covering(pieces(of: table, isSlow: true), table) {
          // Read along at each poll where that costs less than a request of its own.
          if let place = quick.firstIndex(where: { canCarry(range, on: $0) }) {
            quick[place].range = quick[place].range.joined(with: range)
          } else {
            slow.append(Part(table: table, range: range, every: shortestTime(of: table, in: range)))
          }
        }
        fast += quick
      }
      return (fast, slow)
    }

    func reading(_ table: ModbusAddress.Table, _ range: AddressRange, every: Nanoseconds) -> PollPlan.Reading
    {
      let targets = inputs.indices.filter { inputs[$0].table == table && range.contains(inputs[$0].address) }
        .map { rank in
          PollPlan.Target(
            rank: rank, offset: Int(inputs[rank].address - range.first), bit: inputs[rank].bit)
        }
      let counter = encoder.flatMap { place(of: $0.register, in: table, range) }
      let beat = heartbeat.flatMap { place(of: $0, in: table, range) }
      var asked = Set(targets.map(\.offset))
      if let beat { asked.insert(beat) }
      if let encoder, let counter { asked.formUnion(counter..<counter + encoder.registerCount) }
      return PollPlan.Reading(
        table: table, range: range, every: every, targets: targets, unasked: range.count - asked.count,
        encoder: counter, heartbeat: beat)
    }

    private func place(of point: RegisterPoint, in table: ModbusAddress.Table, _ range: AddressRange) -> Int?
    {
      point.table == table && range.contains(point.address) ? Int(point.address - range.first) : nil
    }

    private func pieces(of table: ModbusAddress.Table, isSlow: Bool) -> [AddressRange] {
      var pieces = inputs.filter { $0.table == table && ($0.every > .zero) == isSlow }.map {
        AddressRange(first: $0.address, count: 1)
      }
      guard !isSlow else { return pieces }
      if let encoder, encoder.register.table == table {
        pieces.append(AddressRange(first: encoder.register.address, count: encoder.registerCount))
      }
      if let heartbeat, heartbeat.table == table {
        pieces.append(AddressRange(first: heartbeat.address, count: 1))
      }
      return pieces
    }

    private func covering(_ pieces: [AddressRange], _ table: ModbusAddress.Table) -> [AddressRange] {
      AddressRange.covering(
        pieces, longest: limits.most(of: table), longestGap: limits.longestGap(in: table))
    }

    private func canCarry(_ range: AddressRange, on part: Part) -> Bool {
      let both = part.range.joined(with: range)
      let more = both.count - part.range.count
      return both.count <= limits.most(of: part.table)
        && (more == 0 || more <= limits.longestGap(in: part.table))
    }

    private func shortestTime(of table: ModbusAddress.Table, in range: AddressRange) -> Nanoseconds {
      inputs.filter { $0.table == table && $0.every > .zero && range.contains($0.address) }.map(\.every).min()
        ?? .zero
    }
  }
#endif
