import HubUnits

extension LinkDraft {
  /// What the file says of a link's device and of how its outputs are guarded.
  struct Device {
    /// `watchdog_time`: where a device nobody has looked up keeps its watchdog's time.
    struct Time {
      static let keys = ["holding_register", "unit"]
      let register: Located<UInt16>
      let unit: Located<Nanoseconds>
    }

    static let keys = [
      "device", "watchdog", "watchdog_time", "released_after", "output_registers", "read_back",
    ]

    let profile: Located<DeviceProfile>
    /// Nil: what is usual for the device.
    let demand: Located<WatchdogDemand>?
    let time: Time?
    /// How long the device may go on driving when this program is gone; with a heartbeat it stands there.
    let releasedAfter: Located<Nanoseconds>?
    /// Holding registers that are ours as a whole.
    let wholeRegisters: [Located<UInt16>]
    let readsBack: Located<Bool>
    /// Whether nothing about it is in doubt.
    let isWhole: Bool

    init(_ reader: MappingReader) {
      profile = reader.value("device", .device, default: .generic)
      demand = reader.optional("watchdog", .word(fallback: .required))
      time = reader.optionalMapping("watchdog_time", keys: Time.keys).map {
        Time(
          register: $0.value("holding_register", .address),
          // Source: the couplers of docs/devices count 1, 10 or 100 ms.
          unit: $0.value("unit", .time(.milliseconds(1)...(.seconds(1)))))
      }
      releasedAfter = reader.optional("released_after", .time(.milliseconds(10)...(.seconds(5))))
      wholeRegisters = reader.list("output_registers", isRequired: false, orSingle: true).map {
        reader.value(of: $0, .address)
      }
      readsBack = reader.value("read_back", .truth, default: false)
      isWhole =
        areSound(reader, profile, readsBack) && demand?.isSound != false && releasedAfter?.isSound != false
        && (time.map { areSound($0.register, $0.unit) } ?? true) && !reader.hasUnknownKeys
    }

    var wanted: WatchdogDemand { demand?.value ?? profile.value.usualDemand }

    /// The registers that are read back; nil where none is wanted or known.
    var watchdog: WatchdogRegisters? {
      guard wanted == .required else { return nil }
      switch profile.value.watchdog {
      case .readable(let registers): return registers
      case .stated:
        return time.map {
          WatchdogRegisters(
            time: $0.register.value, unit: $0.unit.value, ways: [], setting: "as its manual says", source: nil
          )
        }
      case .unknown, .unreadable: return nil
      }
    }
  }

  var guarding: LinkGuard {
    var guarding = LinkGuard()
    guarding.device = device.profile.value
    guarding.demand = device.wanted
    guarding.watchdog = device.watchdog
    guarding.readsBack = device.readsBack.value
    return guarding
  }

  /// The longest the device may go on driving when this program is gone.
  var releasedAfter: Located<Nanoseconds>? { ours?.releasedAfter ?? device.releasedAfter }
}

extension ValueKind where Value == DeviceProfile {
  /// The name of a device that somebody has looked up.
  static var device: ValueKind {
    let names = DeviceProfile.all.map(\.name)
    return ValueKind(needs: "one of \(names.joined(separator: ", "))", fallback: .generic) {
      text throws(ValueFault) in
      guard let profile = DeviceProfile.named(text) else {
        throw ValueFault(
          message: "no device profile is called '\(text)'; see docs/devices", allowed: names,
          nearest: NearestWord.to(text, among: names))
      }
      return profile
    }
  }
}
