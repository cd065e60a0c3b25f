import HubUnits

@testable import HubDevices

/// What breaks between a link and its device, and how long each step may then take by the link's own settings.
///
/// **Source**: FIELD.md C1, the reconnect test matrix.
enum Breakage: String, CaseIterable, Sendable {
  case reset = "RST"
  case finish = "FIN"
  case halfOpen = "half-open"
  case silentDrop = "silent drop"
  case cablePulled = "cable pulled"
  case reboot = "PLC reboot"
  case slotTaken = "slot taken"
  case natReset = "NAT timeout, RST"
  case natSilent = "NAT timeout, silent"
  case noise = "RTU noise"

  /// Made with packet rules and cables, so only in a network of its own.
  var needsNetwork: Bool {
    switch self {
    case .silentDrop, .cablePulled, .natReset, .natSilent: true
    case .reset, .finish, .halfOpen, .reboot, .slotTaken, .noise: false
    }
  }

  /// The break is over as soon as it happened: the next connection is served.
  var isMendedAtOnce: Bool {
    switch self {
    case .reset, .finish, .natReset, .natSilent: true
    case .halfOpen, .silentDrop, .cablePulled, .reboot, .slotTaken, .noise: false
    }
  }

  /// One try on a serial line: until it is silent, until the answer, and the rest afterwards.
  private var serialTry: Nanoseconds { LinkStand.timeout * 3 }

  /// The longest from the break until the link says that it is down.
  var notice: Nanoseconds {
    switch self {
    // The next question meets a closed connection.
    case .reset, .finish, .slotTaken, .natReset: LinkStand.poll
    // Two questions without an answer; each wait may end a millisecond late.
    case .halfOpen, .silentDrop, .cablePulled, .reboot, .natSilent:
      LinkStand.poll + (LinkStand.timeout + .milliseconds(1)) * 2
    case .noise: LinkStand.poll + serialTry * 2
    }
  }

  /// The longest from the break until no output is on: the device's own watchdog, whatever the link does.
  var safe: Nanoseconds { LinkStand.releasedAfter + RecordingDevice.period }

  /// The longest from the repair until the first new order is acknowledged.
  var sortAgain: Nanoseconds {
    // Connecting, the safe states, the first image, the order: none of it may take longer than an answer may.
    let reach = LinkStand.timeout + LinkStand.poll
    switch self {
    case .reset, .finish, .natReset, .natSilent: return notice + BackOff.shortest + reach
    // A try that began just before the repair, then the longest wait.
    case .halfOpen, .silentDrop, .cablePulled, .reboot, .slotTaken:
      return LinkStand.timeout + BackOff.longest + reach
    case .noise: return serialTry + BackOff.longest + serialTry + reach
    }
  }
}
