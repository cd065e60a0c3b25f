import HubUnits

extension LineCheck {
  /// Two lanes at one place are the two sides of one diverter; the second names the first.
  func checkShares() {
    // A lane whose own number cannot be read may be the one that is meant.
    guard line.lanes.allSatisfy(\.number.isSound) else { return }
    var taken: Set<Int> = []
    for (index, lane) in line.lanes.enumerated() {
      guard let shares = lane.diverter?.shares, shares.isSound else { continue }
      if let fault = refusal(of: shares.value, by: index) {
        problems.add(at: shares.place, value: String(shares.value), fault.message, allowed: fault.allowed)
      } else if !taken.insert(shares.value).inserted {
        problems.add(
          at: shares.place, value: String(shares.value),
          "the diverter of lane \(shares.value) is shared already; a diverter has two sides")
      }
    }
  }

  /// Why the lane at `index` cannot share the diverter of lane `number`.
  private func refusal(of number: Int, by index: Int) -> ValueFault? {
    let lane = line.lanes[index]
    if number == lane.number.value {
      return ValueFault(
        message: "lane \(number) cannot share its own diverter; name the lane on the other side")
    }
    guard let rank = line.lanes.firstIndex(where: { $0.number.value == number }) else {
      return ValueFault(
        message: "there is no lane with the number \(number)",
        allowed: [LineReading.ranges(line.lanes.map(\.number.value).sorted())])
    }
    guard rank < index else {
      return ValueFault(
        message: "lane \(number) comes later in the file; write 'shares: \(lane.number.value)' there instead")
    }
    let other = line.lanes[rank]
    guard let theirs = other.diverter else { return ValueFault(message: "lane \(number) has no diverter") }
    if theirs.shares != nil {
      return ValueFault(message: "lane \(number) shares another's diverter itself; a diverter has two sides")
    }
    if areSound(lane.at, other.at), other.at.value != lane.at.value {
      return ValueFault(
        message:
          "lane \(number) is at \(UnitText.of(other.at.value)) (line \(other.at.place.line)) and lane "
          + "\(lane.number.value) at \(UnitText.of(lane.at.value)): one diverter stands at one place",
        allowed: ["the same 'at', or a diverter of its own"])
    }
    if areSound(lane.link, other.link), other.link.value != lane.link.value {
      return ValueFault(
        message:
          "lane \(number) is on link '\(line.links[other.link.value].name.value)' and lane \(lane.number.value) on "
          + "'\(line.links[lane.link.value].name.value)': one diverter hangs on one link, or one side would move "
          + "while the other is held", allowed: ["the same link"])
    }
    return nil
  }
}
