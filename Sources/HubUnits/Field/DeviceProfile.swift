// Control plane and field only: it holds text and arrays.
#if !hasFeature(Embedded)
  /// What is known of a family of Modbus devices: limits, its I/O watchdog, what its outputs do when we are gone.
  ///
  /// The one source of these facts. The pages in docs/devices repeat them and a test holds them against this table.
  /// Only what a manual says stands here as a fact; what is assumed is marked.
  public struct DeviceProfile: Sendable, Hashable {
    /// What an answer with an exception means on this device, and what to do.
    public struct Hint: Sendable, Hashable {
      /// **Source**: Modbus application protocol 1.1b3, section 7.
      public var exception: UInt8
      public var words: DeviceFact<String>

      public init(_ exception: UInt8, _ words: DeviceFact<String>) {
        self.exception = exception
        self.words = words
      }
    }

    /// As the line's file calls it: `wago-750`.
    public var name: String
    /// As a catalogue calls it.
    public var title: String
    /// **Units**: bits or registers a request.
    public var mostBits = DeviceFact.unconfirmed(2_000)
    public var mostRegisters = DeviceFact.unconfirmed(125)
    public var mostWrittenBits = DeviceFact.unconfirmed(800)
    public var mostWrittenRegisters = DeviceFact.unconfirmed(100)
    /// Whether a second master may write, in words: for whoever finds an output otherwise than it was told.
    public var otherMasters = DeviceFact.unconfirmed("keep other masters away")
    /// Whether it reads and writes registers in one request (function 23).
    public var hasReadWrite = DeviceFact.unconfirmed(false)
    /// Outputs can be read back from this address on; what stands below it, read, is something else.
    public var readBackFrom = DeviceFact<UInt16>.unconfirmed(0)
    public var watchdog: DeviceWatchdog
    /// What its outputs do when its watchdog trips, or when it has none that is armed.
    public var onLoss: DeviceFact<String>
    /// Its watchdog switches every output off, whatever the safe state is.
    public var dropsToZero = false
    public var hints: [Hint] = []

    public init(name: String, title: String, watchdog: DeviceWatchdog, onLoss: DeviceFact<String>) {
      self.name = name
      self.title = title
      self.watchdog = watchdog
      self.onLoss = onLoss
    }

    /// Every profile, in the order in which they are told.
    public static let all: [DeviceProfile] = [
      .generic, .genericWatchdog, .wago750, .wagoPFC, .beckhoffBK, .beckhoffEK, .turck, .moxaIoLogik,
      .advantechADAM6000, .phoenix,
    ]

    public static func named(_ name: String) -> DeviceProfile? { all.first { $0.name == name } }

    /// What a link of this device wants when its file says nothing: what can be read back must be armed.
    public var usualDemand: WatchdogDemand {
      switch watchdog {
      case .unknown, .unreadable: .none
      case .stated, .readable: .required
      }
    }

    /// What one reading may ask for.
    public var pollLimits: PollLimits {
      var limits = PollLimits()
      limits.mostBits = mostBits.value
      limits.mostRegisters = mostRegisters.value
      limits.hasFunction23 = hasReadWrite.value
      return limits
    }

    /// What to do about an exception, if this device means something of its own by it.
    public func hint(for exception: UInt8) -> String? {
      hints.first { $0.exception == exception }?.words.value
    }
  }
#endif
