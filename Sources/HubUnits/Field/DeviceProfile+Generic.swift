#if !hasFeature(Embedded)
  extension DeviceProfile {
    /// A PLC with a program, or a device nobody has looked up.
    public static let generic = DeviceProfile(
      name: "generic", title: "A PLC with a program of its own, or any device without a profile",
      watchdog: .unknown,
      onLoss: .unconfirmed(
        "whatever its program does; many devices hold their outputs. The program must watch our heartbeat"))

    /// A device whose manual the integrator has read: the register stands in the line's file.
    static let genericWatchdog = DeviceProfile(
      name: "generic-watchdog",
      title: "Any coupler with a register for its watchdog's time, in which 0 means off",
      watchdog: .stated,
      onLoss: .unconfirmed("whatever its manual says; try it before the belt runs"))
  }
#endif
