import HubUnits

extension LineCheck {
  /// A link is on TCP or on a serial line, and the slaves of one line go together.
  func checkWires() {
    var lines: [String: [LinkDraft]] = [:]
    for link in line.links where link.modbus.isSound {
      checkWire(link)
      guard link.isRTU, let rtu = link.rtu, rtu.isWhole else { continue }
      checkSlave(link, rtu)
      if let first = lines[rtu.device.value]?.first { checkSameLine(link, rtu, as: first) }
      checkUnit(link, among: lines[rtu.device.value, default: []])
      lines[rtu.device.value, default: []].append(link)
    }
    checkScannersBeside(lines)
  }

  private func checkWire(_ link: LinkDraft) {
    if link.isRTU, let address = link.endpoint {
      problems.add(
        at: address.place,
        "a link with modbus rtu is where its 'rtu' says; take 'address' out, or write modbus: tcp")
    }
    if !link.isRTU, let rtu = link.rtu {
      problems.add(
        at: rtu.device.place, value: rtu.device.value,
        "'rtu' has a meaning only with modbus: rtu, and this link is on TCP")
    }
  }

  private func checkSlave(_ link: LinkDraft, _ rtu: SerialPortDraft) {
    // Source: Modbus over serial line 1.02, 2.2: 0 is broadcast, 248 to 255 are reserved.
    if link.unit.isSound, link.unit.value > 247 {
      problems.add(
        at: link.unit.place, value: "\(link.unit.value)",
        "slaves on a serial line have the addresses 1 to 247",
        allowed: ["1 to 247"])
    }
    switch rtu.format.value {
    case .eightNone, .eightEven, .eightOdd: return
    case .sevenEven, .sevenOdd:
      problems.add(
        at: rtu.format.place, value: rtu.format.value.rawValue, "Modbus RTU sends bytes of eight bits",
        allowed: ["8n1", "8e1", "8o1"])
    }
  }

  private func checkSameLine(_ link: LinkDraft, _ rtu: SerialPortDraft, as first: LinkDraft) {
    guard let other = first.rtu else { return }
    if rtu.speed.value != other.speed.value {
      problems.add(
        at: rtu.speed.place, value: "\(rtu.speed.value)",
        "'\(link.name.value)' is on the line of '\(first.name.value)' (line \(first.place.line)), which has "
          + "\(other.speed.value) baud; all slaves of a line have one speed",
        allowed: ["\(other.speed.value)"])
    }
    if rtu.format.value != other.format.value {
      problems.add(
        at: rtu.format.place, value: rtu.format.value.rawValue,
        "'\(link.name.value)' is on the line of '\(first.name.value)' (line \(first.place.line)), which has "
          + "\(other.format.value.rawValue); all slaves of a line have one format",
        allowed: [other.format.value.rawValue])
    }
  }

  private func checkUnit(_ link: LinkDraft, among others: [LinkDraft]) {
    guard link.unit.isSound,
      let other = others.first(where: { $0.unit.isSound && $0.unit.value == link.unit.value })
    else { return }
    problems.add(
      at: link.unit.place, value: "\(link.unit.value)",
      "'\(link.name.value)' cannot have the slave of '\(other.name.value)' (line \(other.unit.place.line)); "
        + "each slave of a line has an address of its own")
  }

  private func checkScannersBeside(_ lines: [String: [LinkDraft]]) {
    for scanner in line.scanners where scanner.mode.isSound && scanner.mode.value == .serial {
      guard let device = scanner.tty?.device, device.isSound, let link = lines[device.value]?.first else {
        continue
      }
      problems.add(
        at: device.place, value: device.value,
        "'\(scanner.name.value)' cannot have the port of link '\(link.name.value)' (line \(link.place.line))")
    }
  }
}
