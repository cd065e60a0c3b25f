import HubCore
import HubDevices
import HubProtocol
import HubUnits

/// One link's picture as points, each with its age and quality.
struct LinkLook {
  let link: LinkDescription
  let picture: LinkPicture
  /// What the core thinks of the link.
  let isGood: Bool
  /// Nil when nobody knows.
  let speed: BeltSpeed?
  let now: MonotonicInstant

  init(_ link: LinkDescription, picture: LinkPicture, isGood: Bool, speed: BeltSpeed?, now: MonotonicInstant)
  {
    self.link = link
    self.picture = picture
    self.isGood = isGood
    self.speed = speed
    self.now = now
  }

  func eye(_ eye: PhotoEye, named name: String, rank: Int) -> IOPoint {
    if case .feedback = eye.role {
      return input(rank, .diverterSwitch, named: name) { $0 != eye.isBlockedWhenOff ? "out" : "home" }
    }
    return input(rank, .eye, named: name) { $0 != eye.isBlockedWhenOff ? "blocked" : "free" }
  }

  func input(_ rank: Int, _ kind: IOPoint.Kind, named name: String, _ words: (Bool) -> String) -> IOPoint {
    let isOn = picture.image.bits[rank]
    return point(
      name, kind, "\(link.inputs[rank])", isOn ? 1 : 0, since: picture.image.taken, state: words(isOn))
  }

  /// The encoder and the heartbeats.
  var numbers: [IOPoint] {
    var points: [IOPoint] = []
    if let encoder = link.encoder {
      points.append(
        point(
          "encoder", .encoder, "\(encoder.register)", Int(picture.image.encoderCount),
          since: picture.image.taken))
    }
    if let theirs = link.theirHeartbeat {
      points.append(
        point(
          "heartbeat-plc", .plcHeartbeat, "\(theirs)", Int(picture.image.heartbeat),
          since: picture.image.taken))
    }
    if let ours = link.ourHeartbeat {
      points.append(
        point(
          "heartbeat-ours", .ourHeartbeat, "holding register \(ours)", Int(picture.heartbeat),
          since: picture.heartbeatAt))
    }
    return points
  }

  func output(_ output: HandOutput) -> IOPoint {
    let rank = Int(output.rank)
    let told = rank < picture.outputs.count ? picture.outputs[rank] : LinkPicture.Told()
    var point = point(
      output.name, .output, output.place, told.isOn ? 1 : 0, since: told.at,
      state: told.isOn ? "on" : "off")
    point.safeOn = output.isSafeOn
    return point
  }

  private func point(
    _ name: String, _ kind: IOPoint.Kind, _ address: String, _ value: Int, since: MonotonicInstant,
    state: String? = nil
  ) -> IOPoint {
    guard since > .distantPast else {
      return IOPoint(name: name, kind: kind, link: link.name, address: address, value: .unknown)
    }
    let age = max(now - since, .zero)
    let ageMs = Int(clamping: age.wholeMilliseconds)
    return IOPoint(
      name: name, kind: kind, link: link.name, address: address,
      value: isGood ? .good(value, ageMs: ageMs) : .stale(value, ageMs: ageMs), state: state,
      // An hour of belt says nothing to anybody.
      ageMm: age < .seconds(60) ? speed.map { Int($0.travel(in: age).wholeMillimetres) } : nil)
  }
}
