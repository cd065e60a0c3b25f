#if !hasFeature(Embedded)
  extension DeviceProfile {
    /// Moxa's remote I/O.
    static let moxaIoLogik = DeviceProfile(
      name: "moxa-iologik", title: "Moxa ioLogik E1200 (E1210 to E1242)",
      watchdog: .unreadable(
        .unconfirmed(
          "in its web console, \"host connection watchdog\", with a safe status for each output; on its sisters R2110, "
            + "W5340 and ioThinx 4510 it is off when delivered and counts in whole seconds")),
      onLoss: .unconfirmed(
        "as on the R2110: with the watchdog on, each output takes its safe status, else it stays as it was. It may stay "
          + "there until somebody clears the alarm (E1211: coil 4144)"))

    /// Advantech's Ethernet I/O.
    static let advantechADAM6000: DeviceProfile = {
      var profile = DeviceProfile(
        name: "advantech-adam6000", title: "Advantech ADAM-6050, 6052, 6060, 6066",
        watchdog: .unreadable(
          DeviceFact(
            "in the Adam/Apax utility: \"Communication WDT\" with the host idle time, and an FSV for each output",
            source: "Advantech ADAM-6052 manual, chapter 5, fail safe value of communication WDT")),
        onLoss: DeviceFact(
          "outputs with FSV go to their fail safe value when nothing came for longer than the host idle time; the "
            + "others stay as they were",
          source: "Advantech ADAM-6052 manual, chapter 5"))
      profile.otherMasters = DeviceFact(
        "any network packet keeps the watchdog quiet, a web browser's too: close it before the belt runs",
        source: "Advantech ADAM-6052 manual, chapter 5")
      return profile
    }()

    /// Phoenix Contact's Inline couplers.
    static let phoenix = DeviceProfile(
      name: "phoenix", title: "Phoenix Contact IL MOD BK, IL ETH BK, Axioline F BK ETH",
      watchdog: .unreadable(
        .unconfirmed(
          "IL MOD BK: register 1280, in ms (10000 when delivered), and the fault response mode in 2002; for the "
            + "others, and for what each value means, the manual. With register and unit from the manual, "
            + "device: generic-watchdog reads it back")),
      onLoss: .unconfirmed("what the fault response mode says; when delivered, outputs are reset"))
  }
#endif
