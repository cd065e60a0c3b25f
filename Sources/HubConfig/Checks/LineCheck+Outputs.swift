import HubUnits

extension LineCheck {
  /// Registers that carry outputs are written whole, so nobody else may have a bit in them.
  func checkOutputRegisters() {
    for (index, link) in line.links.enumerated() {
      var bits: [UInt16: Set<UInt8>] = [:]
      var first: [UInt16: Place] = [:]
      for lane in line.lanes where lane.link.isSound && lane.link.value == index {
        guard let output = lane.diverter?.output, output.isSound,
          case .bit(let bit, let register) = output.value
        else { continue }
        bits[register, default: []].insert(bit)
        first[register] = first[register] ?? output.place
      }
      for (register, place) in first.sorted(by: { $0.key < $1.key }) {
        checkSpare(bits[register] ?? [], of: register, link, at: place)
        checkOthers(register, link, index, at: place)
      }
      for declared in link.device.wholeRegisters where declared.isSound && first[declared.value] == nil {
        guard link.device.isWhole, line.lanes.allSatisfy({ $0.diverter?.output?.isSound != false }) else {
          continue
        }
        problems.add(
          at: declared.place, value: String(declared.value),
          "no diverter is a bit of holding register \(declared.value); take it out")
      }
    }
  }

  private func checkSpare(_ bits: Set<UInt8>, of register: UInt16, _ link: LinkDraft, at place: Place) {
    guard bits.count < 16, link.device.isWhole,
      !link.device.wholeRegisters.contains(where: { !$0.isSound || $0.value == register })
    else { return }
    let spare = LineReading.ranges((0..<16).filter { !bits.contains(UInt8($0)) })
    problems.add(
      at: place, value: String(register),
      "holding register \(register) is written whole, and its bits \(spare) drive no diverter: they would be written as "
        + "0. If nothing else uses them, write output_registers: [\(register)] in link '\(link.name.value)'")
  }

  private func checkOthers(_ register: UInt16, _ link: LinkDraft, _ index: Int, at place: Place) {
    if let ours = link.ours?.register, ours.isSound, ours.value == register {
      problems.add(
        at: place, value: String(register),
        "holding register \(register) is our heartbeat's, \(reference(ours.place)); diverters need another")
    }
    if let watchdog = link.device.watchdog, watchdog.all.contains(register) {
      problems.add(
        at: place, value: String(register),
        "holding register \(register) belongs to the watchdog of '\(link.device.profile.value.name)'; a diverter there "
          + "would switch it off")
    }
    for (owner, input) in line.inputs where areSound(owner, input) && owner.value == index {
      guard input.value.table == .holdingRegister, input.value.address == register else { continue }
      problems.add(
        at: input.place, value: String(register),
        "holding register \(register) of \(link.name.value) drives diverters; read back, it says only what was ordered"
      )
    }
  }
}
