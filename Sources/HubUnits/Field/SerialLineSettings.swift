// Control plane and field only, as the description of a scanner that holds it.
#if !hasFeature(Embedded)
  /// How the line of a serial port is set. Both ends must agree; on USB the values mean nothing to most devices.
  public struct SerialLineSettings: Sendable, Hashable {
    /// Data bits, parity, stop bits, as manuals write them.
    public enum Format: String, Sendable, Hashable, CaseIterable {
      case eightNone = "8n1"
      case eightEven = "8e1"
      case eightOdd = "8o1"
      case sevenEven = "7e1"
      case sevenOdd = "7o1"
    }
    /// **Units**: baud.
    public var speed: Int
    public var format: Format

    /// The speeds a port can be set to.
    ///
    /// **Source**: termios(3), those that scanners' manuals offer.
    public static let speeds = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200]

    /// - Parameters:
    ///   - speed: one of `speeds`; 9,600 is what most scanners are made with.
    public init(speed: Int = 9_600, format: Format = .eightNone) {
      self.speed = speed
      self.format = format
    }
  }
#endif
