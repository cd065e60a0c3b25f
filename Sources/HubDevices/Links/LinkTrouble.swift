public import HubUnits

/// Something about a link's outputs that somebody must look at although the link answers.
public struct LinkTrouble: Sendable, Hashable {
  /// What is wrong, whose part it is first.
  public let fact: String
  /// What to do.
  public let next: String
  /// Nothing, or not what was ordered, is driven; else it is only good to know.
  public let isBad: Bool
}

extension LinkTrouble {
  /// What the read-back of the watchdog found.
  public static func watchdog(_ finding: WatchdogFinding, of link: LinkDescription) -> LinkTrouble? {
    let guarding = link.guarding
    if let trouble = finding.trouble(guarding) {
      return LinkTrouble(fact: trouble.fact, next: trouble.next, isBad: true)
    }
    guard guarding.demand == .byHand, case .unreadable(let place) = guarding.device.watchdog else {
      return nil
    }
    return LinkTrouble(
      fact:
        "config: the I/O watchdog of \(guarding.device.name) cannot be read back; somebody answers for it by hand",
      next: "try it: pull the cable with a diverter energised, it must let go within "
        + "\(link.releasedAfter.wholeMilliseconds) ms. It is set \(place.value)", isBad: false)
  }

  /// An output that, read back, is not what it was told.
  public static func disobedience(_ status: LinkStatus, of link: LinkDescription) -> LinkTrouble? {
    guard let rank = status.disobedient, Int(rank) < link.coils.count else { return nil }
    let device = link.guarding.device
    let masters = device.otherMasters.isConfirmed ? " On \(device.name) \(device.otherMasters.value)." : ""
    return LinkTrouble(
      fact: "device: \(link.coils[Int(rank)].place) of \(link.name), read back, is not what it was told "
        + "(\(status.disobeyed) times since the start)",
      next: "does another master write there, or did the coupler's watchdog trip?\(masters) See "
        + "docs/devices/\(device.name).md",
      isBad: true)
  }
}
