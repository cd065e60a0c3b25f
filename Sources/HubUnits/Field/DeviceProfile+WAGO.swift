#if !hasFeature(Embedded)
  extension DeviceProfile {
    private static let manual841 = "WAGO 750-841 manual, MODBUS functions, internal variables"
    private static let manualPFC = "WAGO 750-8215 (PFC200 G2) manual 1.2.0, 9.2.1 (e!RUNTIME)"

    /// Couplers and controllers of series 750 with the registers from 0x1000 on.
    static let wago750: DeviceProfile = {
      var profile = DeviceProfile(
        name: "wago-750",
        title: "WAGO 750-830, 750-841, 750-843, 750-88x (couplers 750-341, 750-352, 750-362: not confirmed)",
        watchdog: .readable(
          WatchdogRegisters(
            time: 0x1000, unit: .milliseconds(100),
            ways: [
              [.init(0x100A, is: 1, "alternative watchdog: any Modbus request keeps it quiet")],
              [.init(0x1006, is: 1, "standard watchdog: running")],
            ],
            setting: "stop it (0x55AA into 0x1008), write the time into 0x1000, then 1 into 0x100A",
            source:
              "\(manual841), registers 0x1000 to 0x100A; the unit of 100 ms: WAGO 750-882 manual 1.5.0, 0x1004"
          )),
        onLoss: DeviceFact(
          "with the alternative watchdog all outputs go to 0, and work again when requests come again. "
            + "Without a watchdog they stay as they were, also when the coupler closes an idle connection (0x1030)",
          source: "\(manual841), registers 0x100A and 0x1030"))
      let limits = "\(manual841), register 0x1029"
      profile.mostBits = DeviceFact(2_000, source: limits)
      profile.mostRegisters = DeviceFact(125, source: limits)
      profile.mostWrittenBits = DeviceFact(800, source: limits)
      profile.mostWrittenRegisters = DeviceFact(100, source: limits)
      profile.hasReadWrite = DeviceFact(true, source: "WAGO 750-841 manual, 4.2.3.11, function FC23")
      profile.readBackFrom = DeviceFact(
        0x0200, source: "WAGO 750-841 manual, 3.1.5.6.2.2, and 750-843 manual 1.2.0, tables 99 and 100")
      profile.dropsToZero = true
      profile.hints = [
        Hint(
          4,
          DeviceFact(
            "the standard watchdog has tripped, or the bus of the terminals has failed: look at the I/O LED; "
              + "0x55AA into register 0x1008 ends a tripped watchdog",
            source: "\(manual841), 6.5.1.1 and register 0x1008"))
      ]
      return profile
    }()

    /// PLCs of series 750 with a program under e!RUNTIME.
    static let wagoPFC: DeviceProfile = {
      var profile = DeviceProfile(
        name: "wago-pfc", title: "WAGO PFC100 and PFC200 (750-81xx, 750-82xx) with e!RUNTIME",
        watchdog: .readable(
          WatchdogRegisters(
            time: 0xFA01, unit: .milliseconds(1),
            ways: [[.init(0xFA02, is: 1, "WATCHDOG_RUNNING")]],
            setting: "write the time into 0xFA01 while it is stopped, then 0x5555 into 0xFA00",
            source: manualPFC)),
        onLoss: DeviceFact(
          "what the project's \"fieldbus error response\" says; usually the program sees substitute values (0). "
            + "0xFA04 only closes an idle connection and is no watchdog over outputs",
          source: "WAGO 750-8202/040-001 manual 1.2.0, 9.3.1; WAGO 750-8100 manual 1.6.0, 9.2.1.5"))
      profile.hints = [
        Hint(
          1,
          DeviceFact(
            "a register of the watchdog was written while it runs, or the PLC is in STOP: stop the watchdog first, "
              + "or set the PLC to RUN",
            source: "WAGO 750-8215 manual 1.2.0, 9.2.1.2; WAGO 750-8202/040-001 manual 1.2.0, 9.3.1"))
      ]
      return profile
    }()
  }
#endif
