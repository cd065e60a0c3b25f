// Control plane and field only, as the device profile that holds it.
#if !hasFeature(Embedded)
  /// Where a coupler's I/O watchdog stands, as holding registers, and what they must hold when it is armed.
  ///
  /// Each register is read by itself: some couplers answer only one of them a request.
  public struct WatchdogRegisters: Sendable, Hashable {
    /// A register that must hold one value.
    public struct Value: Sendable, Hashable {
      public var register: UInt16
      public var wanted: UInt16
      /// What the value means: `telegram watchdog`.
      public var meaning: String

      public init(_ register: UInt16, is wanted: UInt16, _ meaning: String) {
        self.register = register
        self.wanted = wanted
        self.meaning = meaning
      }
    }

    /// The register of its time; 0 means switched off.
    public var time: UInt16
    /// What one count of it is.
    public var unit: Nanoseconds
    /// Ways in which it can be armed, the recommended one first; in one of them every value must fit. Empty: a time
    /// above 0 is enough.
    public var ways: [[Value]]
    /// How a technician sets it.
    public var setting: String
    /// The manual all of it comes from; nil: the line's file.
    public var source: String?

    public init(time: UInt16, unit: Nanoseconds, ways: [[Value]], setting: String, source: String?) {
      self.time = time
      self.unit = unit
      self.ways = ways
      self.setting = setting
      self.source = source
    }

    /// Every register, once, the time first.
    public var all: [UInt16] {
      var registers = [time]
      for value in ways.joined() where !registers.contains(value.register) {
        registers.append(value.register)
      }
      return registers
    }
  }
#endif
