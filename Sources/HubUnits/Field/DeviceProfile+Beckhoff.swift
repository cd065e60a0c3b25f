#if !hasFeature(Embedded)
  extension DeviceProfile {
    private static let interfaceBK =
      "Beckhoff Information System, BK9000/BC9000, Modbus TCP interface (infosys.beckhoff.com, bc9000/2802219403)"
    private static let errorsBK =
      "Beckhoff Information System, ModbusTCP slave error answer (fbb-x900/9165427211)"
    private static let interfaceEK =
      "Beckhoff Information System, EK9000, Modbus interface (ek9000/2743153419)"
    private static let settingsEK =
      "Beckhoff Information System, EK9000, Modbus configuration (ek9000/2743146507)"

    /// Couplers for K-bus terminals.
    static let beckhoffBK: DeviceProfile = {
      var profile = DeviceProfile(
        name: "beckhoff-bk", title: "Beckhoff BK9000, BK9050, BK9100, BC9xx0, BX9000 (KL terminals)",
        watchdog: .readable(
          WatchdogRegisters(
            time: 0x1120, unit: .milliseconds(1),
            ways: [[.init(0x1122, is: 1, "telegram watchdog: any telegram of ours keeps it quiet")]],
            setting:
              "write the time into 0x1120 and 1 into 0x1122; both can be written only while the watchdog is "
              + "not active, so before the first write after power-on, or with KS2000 (table 100, register 24)",
            source: interfaceBK)),
        onLoss: .unconfirmed(
          "outputs go to 0 unless KS2000 was set otherwise (reaction to a fieldbus error)"))
      profile.otherMasters = DeviceFact(
        "outputs are written by one IP address only; a second one is refused with exception 6",
        source: errorsBK)
      profile.hasReadWrite = DeviceFact(
        true, source: "Beckhoff Information System, ModbusTCP functions (fbb-x900/9165432331)")
      profile.dropsToZero = true
      profile.hints = [
        Hint(
          4,
          DeviceFact(
            "the watchdog has tripped, or the K-bus has failed: look at the coupler's LEDs; the watchdog is reset "
              + "through register 0x1121 (the values: see its manual)", source: errorsBK)),
        Hint(
          6, DeviceFact("another IP address writes these outputs: end the other master", source: errorsBK)),
      ]
      return profile
    }()

    /// The coupler for EtherCAT terminals.
    static let beckhoffEK: DeviceProfile = {
      var profile = DeviceProfile(
        name: "beckhoff-ek", title: "Beckhoff EK9000 (EL terminals)",
        watchdog: .readable(
          WatchdogRegisters(
            time: 0x1120, unit: .milliseconds(1),
            ways: [
              [
                .init(0x1122, is: 1, "telegram watchdog; 2 would be off, 0 needs writing all the time"),
                .init(0x1123, is: 0, "fallback: set to zero; 1 would freeze the outputs"),
              ]
            ],
            setting:
              "write the time into 0x1120, 1 into 0x1122 and 0 into 0x1123; Beckhoff recommends 500 ms or more",
            source: "\(interfaceEK); \(settingsEK)")),
        onLoss: DeviceFact(
          "with fallback 0 outputs go to 0; with 1 they freeze; with the watchdog off they stay as they were. The "
            + "watchdog begins with the first writing of process data",
          source: "\(interfaceEK); \(settingsEK)"))
      profile.otherMasters = DeviceFact(
        "who writes first owns the outputs; 0x1124 lets a second one write, and only the first keeps the watchdog quiet",
        source: settingsEK)
      profile.hasReadWrite = DeviceFact(
        true, source: "Beckhoff Information System, EK9000, technical data (ek9000/2743129355)")
      profile.dropsToZero = true
      return profile
    }()
  }
#endif
