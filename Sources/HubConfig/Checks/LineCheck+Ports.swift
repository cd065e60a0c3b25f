import HubUnits

extension LineCheck {
  /// A scanner is on USB or on a serial port of the kernel's, and orders are for those that hear them.
  func checkScannerPorts() {
    var seen: [String: ScannerDraft] = [:]
    for scanner in line.scanners where scanner.mode.isSound {
      checkWhereItIs(scanner)
      checkCommands(scanner)
      guard scanner.mode.value == .serial, let device = scanner.tty?.device, device.isSound else { continue }
      if let first = seen[device.value] {
        problems.add(
          at: device.place, value: device.value,
          "'\(scanner.name.value)' cannot have the port of '\(first.name.value)' "
            + "(line \(first.tty?.device.place.line ?? first.place.line)); one port, one scanner")
      } else {
        seen[device.value] = scanner
      }
    }
  }

  private func checkWhereItIs(_ scanner: ScannerDraft) {
    if scanner.mode.value == .serial, let place = scanner.usbPlace {
      problems.add(
        at: place,
        "a scanner with mode serial is where its 'tty' says; take 'usb' out, or choose another mode")
    }
    if scanner.mode.value != .serial, let tty = scanner.tty {
      problems.add(
        at: tty.device.place, value: tty.device.value,
        "a tty has a meaning only with mode serial, and this is \(scanner.mode.value.rawValue)")
    }
  }

  private func checkCommands(_ scanner: ScannerDraft) {
    guard let commands = scanner.commands else { return }
    switch scanner.mode.value {
    case .cdc, .serial: return
    case .hidPOS, .keyboard, .ibmOEM:
      problems.add(
        at: commands.place, value: commands.value,
        "commands are for mode cdc or serial, and this is \(scanner.mode.value.rawValue): "
          + (scanner.mode.value == .keyboard ? "it hears nothing" : "its own orders are used by themselves"))
    }
  }
}
