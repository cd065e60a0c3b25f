import HubUnits

/// What a page of docs/devices must say of a profile: the rows of its table, made from the profile itself.
struct DevicePage {
  let profile: DeviceProfile

  /// Headings that every page has, in this order.
  static let headings = [
    "## Wiring", "## The watchdog", "## Read it back", "## When the connection is lost", "## Limits",
    "## Traps",
  ]

  /// Rows of the page's tables, in any order.
  var rows: [String] { watchdog + loss + limits + hints }

  private var watchdog: [String] {
    switch profile.watchdog {
    case .unknown: return [row("watchdog", "none is known", DeviceFact<Int>.notConfirmed)]
    case .unreadable(let place): return [row("watchdog, not readable", place.value, place.proof)]
    case .stated: return [row("watchdog", "its register stands in `watchdog_time`", "the device's manual")]
    case .readable(let registers):
      let source = registers.source ?? DeviceFact<Int>.notConfirmed
      return [
        row("time", "\(name(registers.time)), \(registers.unit.wholeMilliseconds) ms each; 0 is off", source)
      ]
        + registers.ways.enumerated().flatMap { index, way in
          way.map {
            row("armed, way \(index + 1)", "\(name($0.register)) is \($0.wanted): \($0.meaning)", source)
          }
        } + [row("to set it", registers.setting, source)]
    }
  }

  private var loss: [String] {
    [
      row("outputs", profile.onLoss.value, profile.onLoss.proof),
      row("other masters", profile.otherMasters.value, profile.otherMasters.proof),
    ]
  }

  private var limits: [String] {
    let from = profile.readBackFrom
    return [
      row("bits read", "\(profile.mostBits.value)", profile.mostBits.proof),
      row("registers read", "\(profile.mostRegisters.value)", profile.mostRegisters.proof),
      row("bits written", "\(profile.mostWrittenBits.value)", profile.mostWrittenBits.proof),
      row("registers written", "\(profile.mostWrittenRegisters.value)", profile.mostWrittenRegisters.proof),
      row("function 23", profile.hasReadWrite.value ? "yes" : "no", profile.hasReadWrite.proof),
      row("outputs are read back from", "\(name(from.value)) on", from.proof),
    ]
  }

  private var hints: [String] {
    profile.hints.map { row("exception \($0.exception)", $0.words.value, $0.words.proof) }
  }

  private func row(_ what: String, _ value: String, _ source: String) -> String {
    "| \(what) | \(value) | \(source) |"
  }

  private func name(_ register: UInt16) -> String {
    let digits = String(register, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: 4 - digits.count) + digits + " (\(register))"
  }
}
