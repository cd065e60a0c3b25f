public import HubUnits

extension WatchdogFinding {
  /// What is wrong and what to do; nil when nothing is.
  public func trouble(_ guarding: LinkGuard) -> (fact: String, next: String)? {
    guard let watchdog = guarding.watchdog else { return nil }
    let device = guarding.device
    let page = "docs/devices/\(device.name).md"
    switch self {
    case .notRequired, .armed: return nil
    case .notRead:
      return (
        "device: the I/O watchdog of \(device.name) was not read yet",
        "wait a second; if it stays, mend the link"
      )
    case .wrong(let register, let found, let wanted):
      let isTime = register == watchdog.time
      let (range, target): (String, UInt16) =
        switch wanted {
        case .exactly(let value): ("\(value)", value)
        case .upTo(let most): ("1 to \(most)", most)
        }
      let meaning =
        isTime ? "its time, \(Self.unit(watchdog.unit)) each; 0 is off" : Self.meaning(register, watchdog)
      return (
        "device: the I/O watchdog of \(device.name) is not armed: holding register \(Self.name(register)) holds "
          + "\(found), wanted \(range) (\(meaning)); nothing is driven",
        "set holding register \(Self.name(register)) to \(target): \(watchdog.setting); \(page)"
      )
    case .refused(let register, let exception):
      return (
        "config: holding register \(Self.name(register)) of the I/O watchdog cannot be read: \(exception); nothing is "
          + "driven", "is it really a \(device.name)? see \(page)"
      )
    }
  }

  /// As manuals and as masters write it: `0x1120 (4384)`.
  static func name(_ register: UInt16) -> String {
    let digits = String(register, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " (\(register))"
  }

  private static func unit(_ time: Nanoseconds) -> String {
    time.count % 1_000_000 == 0 ? "\(time.wholeMilliseconds) ms" : "\(time.count) ns"
  }

  private static func meaning(_ register: UInt16, _ watchdog: WatchdogRegisters) -> String {
    watchdog.ways.joined().first { $0.register == register }?.meaning ?? ""
  }
}
