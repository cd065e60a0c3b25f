#if !hasFeature(Embedded)
  extension DeviceProfile {
    private static let manualFGEN = "Turck D301271 (FGEN multi protocol), 9.5"
    private static let manualTBEN = "Turck TBEN-S2 manual, 8.6 (Modbus TCP)"

    /// Block modules with the registers from 0x1120 on.
    static let turck: DeviceProfile = {
      var profile = DeviceProfile(
        name: "turck", title: "Turck FGEN, TBEN-L, TBEN-S block modules (BL compact: not confirmed)",
        watchdog: .readable(
          WatchdogRegisters(
            time: 0x1120, unit: .milliseconds(1), ways: [],
            setting:
              "write the time into 0x1120, then save it: 0x7361 into 0x113E, and within 30 s 0x7665 into 0x113F",
            source: "\(manualFGEN); \(manualTBEN); saving: Turck manual 6814035, 7.3.4")),
        onLoss: DeviceFact(
          "with 0 in 0x1120 (the default of FGEN and TBEN-L) outputs hold; with more they go to 0. Substitute values "
            + "do not exist on Modbus TCP", source: manualFGEN))
      profile.otherMasters = DeviceFact(
        "bit 0 of register 0x1130 gives writing to one connection only; a second one is refused with exception 1",
        source: "Turck TBEN-S manual, register 0x1130")
      profile.hasReadWrite = DeviceFact(true, source: "\(manualTBEN), implemented functions")
      profile.dropsToZero = true
      profile.hints = [
        Hint(
          1,
          DeviceFact(
            "another connection has the right to write (register 0x1130): end the other master",
            source: "Turck TBEN-S manual, register 0x1130"))
      ]
      return profile
    }()
  }
#endif
