import HubConfig
import HubDevices
import HubProtocol
import HubUnits

/// What a look at one link says.
struct LinkInspection {
  let link: LinkDescription
  let facts: LinkProbeFacts
  let eyes: [EyeWiring]
  /// What its times were held against.
  var proof: LinkProof?

  var checks: [HealthCheck] { [answer] + [write, watchdog, heartbeat, encoder, blocked].compactMap { $0 } }

  private var place: String { "\(link.wire) unit \(link.unit)" }

  private var answer: HealthCheck {
    if let error = facts.error {
      return HealthCheck(
        area: .link, subject: link.name, fact: "\(link.guarding.words(error)) (\(place))", verdict: .bad,
        next: whatToCheck)
    }
    let middle = facts.medianRoundTrip.map { StoryText.fixed(Double($0.count) / 1_000_000, 2) } ?? "?"
    let longest = facts.longestRoundTrip ?? .zero
    let words = "answers at \(place), round trip \(middle) ms, \(Self.milliseconds(longest)) ms at most"
    // Half of what one answer may take is used up while nothing else happens.
    guard longest * 2 > link.timeout else {
      return HealthCheck(area: .link, subject: link.name, fact: words, verdict: .ok)
    }
    return HealthCheck(
      area: .link, subject: link.name,
      fact: "wiring: \(words), of \(link.timeout.wholeMilliseconds) ms allowed",
      verdict: .warn, next: "is the network shared or the coupler busy with another master?")
  }

  private var whatToCheck: String {
    switch link.wire {
    case .tcp(let host, _): "check address, cable and the coupler's power: `ping \(host)`"
    case .rtu(let device, _):
      "check adapter, cable (A, B, ground, both ends' resistors), the slave's address, speed and parity: "
        + "`ls -l \(device)`"
    }
  }

  private static func milliseconds(_ time: Nanoseconds) -> String {
    StoryText.fixed(Double(time.count) / 1_000_000, 2)
  }

  private var heartbeat: HealthCheck? {
    guard facts.error == nil, let moved = facts.hasHeartbeatMoved else { return nil }
    return HealthCheck(
      area: .link, subject: link.name,
      fact: moved
        ? "the PLC's heartbeat moves" : "device: the PLC's heartbeat did not move for half a second",
      verdict: moved ? .ok : .bad, next: moved ? nil : "is the PLC in RUN? is the heartbeat's register right?"
    )
  }

  private var encoder: HealthCheck? {
    guard link.encoder != nil, let first = facts.encoderFirst, let last = facts.encoderLast else {
      return nil
    }
    let moved = first != last
    return HealthCheck(
      area: .belt, subject: link.name,
      fact: moved ? "the encoder counts (\(first) to \(last))" : "the encoder stands at \(first)",
      verdict: moved ? .ok : .warn, next: moved ? nil : "if the belt runs: check the encoder and its register"
    )
  }

  /// Eyes that are blocked now: with an empty line none should be.
  private var blocked: HealthCheck? {
    guard let inputs = facts.inputs, !eyes.isEmpty else { return nil }
    let names = eyes.filter { eye in
      eye.rank < inputs.count && inputs[eye.rank] != eye.isBlockedWhenOff
    }.map(\.name)
    let count = "\(names.count) of \(eyes.count) eyes are blocked now"
    guard !names.isEmpty else {
      return HealthCheck(
        area: .eye, subject: link.name, fact: "none of \(eyes.count) eyes is blocked", verdict: .ok)
    }
    // Most of them at once is no parcel, it is a polarity or a supply.
    let isMost = names.count * 2 > eyes.count
    let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    return HealthCheck(
      area: .eye, subject: link.name, fact: (isMost ? "wiring: " : "") + count + ": " + shown,
      verdict: isMost ? .bad : .ok,
      next: isMost ? "have the eyes power? are they wired as `blocked_when` says?" : nil)
  }
}
