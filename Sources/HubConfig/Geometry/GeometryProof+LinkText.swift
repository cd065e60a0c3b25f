import HubUnits

extension GeometryProof {
  /// The links' times as text: how late a write may be, how long an answer is waited for, how busy a line is.
  var linkLines: [String] {
    links.flatMap { [write($0), timeout($0)].compactMap { $0 } } + serialLines.map(load)
  }

  private func write(_ link: LinkProof) -> String? {
    guard let write = link.write else { return nil }
    guard link.isSerial else {
      return
        "write on '\(link.name)' (TCP): an exchange under way and its own have \(UnitText.of(write)); each must be "
        + "answered in \(UnitText.of(write / 2)): hubctl diag measures it"
    }
    let sum = link.writeParts.map { "\($0.what) \(UnitText.tenthsOfMilliseconds($0.time))" }
      .joined(separator: " + ")
    return "write on '\(link.name)': \(sum) = \(UnitText.tenthsOfMilliseconds(link.longestWrite)) at worst; "
      + "\(UnitText.of(write)) are allowed"
  }

  private func timeout(_ link: LinkProof) -> String? {
    guard let bound = link.timeoutBounds.first else { return nil }
    let belt = UnitText.upToMillimetres(speed.travel(in: link.timeout))
    guard link.writtenTimeout != nil else {
      return
        "timeout of '\(link.name)': \(UnitText.of(link.timeout)) (\(belt) of belt), so that \(bound.what)"
    }
    let own = LinkProof.inWholeMilliseconds(bound.time)
    let verdict =
      own >= link.timeout ? "within what the belt leaves" : "from the belt it would be \(UnitText.of(own))"
    return
      "timeout of '\(link.name)': \(UnitText.of(link.timeout)) as written (\(belt) of belt); \(verdict), so that "
      + bound.what
  }

  private func load(_ line: SerialLoad) -> String {
    let shares = line.slaves.map {
      "'\($0.name)' \(UnitText.tenthsOfMilliseconds($0.perPoll)) every \(UnitText.of($0.poll))"
    }
    return
      "serial line \(line.device), \(line.settings.speed) baud: \((line.permille + 9) / 10) % busy with readings and heartbeats "
      + "(\(shares.joined(separator: ", "))), if slaves answer at once"
  }
}
