import HubCore
public import HubUnits

/// An eye by its name and its input, for those who look at a link without the core.
public struct EyeWiring: Sendable, Hashable {
  /// As in `LineDescription.eyeNames`.
  public let name: String
  /// The input's rank in its link's image.
  public let rank: Int
  /// The input is off when the eye is blocked.
  public let isBlockedWhenOff: Bool
}

extension LineDescription {
  /// What stands at each input of a link, by its rank: the eyes, and the drive.
  public func inputNames(on link: LinkIndex) -> [Int: String] {
    var names: [Int: String] = [:]
    for eye in eyes(on: link) { names[eye.rank] = eye.name }
    if let drive = corePlan.belt.drive, drive.link == link { names[Int(drive.bit)] = "drive" }
    return names
  }

  /// The eyes on a link, in the order of the configuration.
  public func eyes(on link: LinkIndex) -> [EyeWiring] {
    let eyes = corePlan.eyes
    return eyes.indices.filter { eyes[$0].link == link }.map { index in
      EyeWiring(
        name: eyeNames[index], rank: Int(eyes[index].bit), isBlockedWhenOff: eyes[index].isBlockedWhenOff)
    }
  }
}
