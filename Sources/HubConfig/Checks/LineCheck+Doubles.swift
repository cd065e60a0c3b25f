import HubUnits

extension LineCheck {
  func checkDoubleNames() {
    double(line.inductions.map(\.name), "induction")
    double(line.trackingEyes.map(\.name), "tracking eye")
    double(line.terminals.map(\.name), "terminal")
    double(line.rules.map(\.name), "rule")
    var seen: [Int: Place] = [:]
    for lane in line.lanes where lane.number.isSound {
      if let first = seen[lane.number.value] {
        problems.add(
          at: lane.number.place, value: String(lane.number.value),
          "lane number \(lane.number.value) is already that of \(reference(first)); a number names one lane")
      } else {
        seen[lane.number.value] = lane.number.place
      }
    }
  }

  private func double(_ names: [Located<String>], _ what: String) {
    var seen: [String: Place] = [:]
    for name in names where name.isSound {
      if let first = seen[name.value] {
        problems.add(
          at: name.place, value: name.value,
          "the name '\(name.value)' is already that of \(reference(first)); each \(what) needs its own")
      } else {
        seen[name.value] = name.place
      }
    }
  }

  func checkDoubleAddresses() {
    checkDoubleInputs()
    checkDoubleCoils()
    checkDoubleRegisters()
  }

  private func checkDoubleInputs() {
    var seen: [ModbusPoint: Place] = [:]
    for (link, input) in line.inputs where areSound(link, input) {
      let place = input.value
      let point = ModbusPoint(
        link: link.value, table: place.table, address: place.address, bit: place.bit)
      checkReadBack(point, at: input.place)
      guard let first = seen.updateIfAbsent(point, input.place) else { continue }
      problems.add(
        at: input.place, value: String(point.address),
        "\(place) of \(name(of: point)) is already \(reference(first)); one input, one eye")
    }
  }

  /// A coil that is read back says what was ordered, not what happened.
  private func checkReadBack(_ point: ModbusPoint, at place: Place) {
    guard point.table == .coil,
      let driven = line.lanes.first(where: { lane in
        guard let output = lane.diverter?.output, areSound(lane.link, output) else { return false }
        return lane.link.value == point.link && output.value == .coil(point.address)
      })
    else { return }
    problems.add(
      at: place, value: String(point.address),
      "coil \(point.address) of \(name(of: point)) drives the diverter of lane \(driven.number.value); read back, it "
        + "says only what was ordered")
  }

  private func checkDoubleCoils() {
    var seen: [Int: [OutputPlace: Place]] = [:]
    for lane in line.lanes {
      guard let output = lane.diverter?.output, areSound(lane.link, output) else { continue }
      guard let first = seen[lane.link.value, default: [:]].updateIfAbsent(output.value, output.place) else {
        continue
      }
      problems.add(
        at: output.place, value: String(output.value.address),
        "\(output.value) of \(line.links[lane.link.value].name.value) already drives \(reference(first)); "
          + "one output, one diverter, or two lanes would fire at once")
    }
  }

  private func checkDoubleRegisters() {
    let belt = line.belt
    for (index, link) in line.links.enumerated() {
      guard let theirs = link.theirs?.register, areSound(theirs, belt.link, belt.register, belt.bits),
        belt.link.value == index
      else { continue }
      let first = Int(belt.register.value.address)
      guard theirs.value.table == belt.register.value.table,
        (first..<first + belt.bits.value / 16).contains(Int(theirs.value.address))
      else { continue }
      problems.add(
        at: theirs.place, value: String(theirs.value.address),
        "\(theirs.value) is already the encoder's, \(reference(belt.register.place))")
    }
  }

  private func name(of point: ModbusPoint) -> String { line.links[point.link].name.value }
}

extension Dictionary {
  /// Notes a value under a key that has none; otherwise gives the one it has.
  fileprivate mutating func updateIfAbsent(_ key: Key, _ value: Value) -> Value? {
    if let present = self[key] { return present }
    self[key] = value
    return nil
  }
}
