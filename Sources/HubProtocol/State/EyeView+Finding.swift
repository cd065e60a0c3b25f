extension EyeView {
  /// What is wrong with how it sees and what to do about it, for people; nil while it is good.
  public var finding: (what: String, action: String)? {
    // A lane's eye is found by its lane, an eye on the way by its place.
    let place = lane == nil ? atMm.map { "eye \(name) at \($0) mm" } ?? "eye \(name)" : "eye \(name)"
    switch condition {
    case .good: return nil
    case .flickering:
      let count = tracking.map { ", \($0.flickers) short changes since the start" } ?? ""
      return (
        "\(place) flickers\(count)",
        "clean it and its reflector, tighten its mount and its plug, align it"
      )
    case .stuckBlocked:
      return (
        "\(place) has been blocked for longer than any parcel takes to pass",
        "take away what stands before it; else align it, look at lamp, reflector and cable"
      )
    case .blind where lane != nil:
      return (
        "\(place) did not see parcels that left the belt there, several in a row",
        "align it; look at lamp, reflector and cable; the diverter moved them"
      )
    case .blind:
      let count = tracking.map { " (\($0.missing) missed)" } ?? ""
      return (
        "\(place) does not see parcels that other eyes see\(count)",
        "align it at parcel height; look at lamp, reflector and cable"
      )
    }
  }
}
