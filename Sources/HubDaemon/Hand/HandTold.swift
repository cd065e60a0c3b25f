import HubProtocol

/// What a move by hand leads to: the journal keeps its words.
protocol HandTold: Sendable {
  var words: String { get }
}

extension JogStroke: HandTold {
  var words: String {
    let place = "\(address) of \(link) \(on ? "on" : "off")"
    guard let ending else { return "\(place), for \(forMs) ms at the most" }
    let time = lastedMs.map { " for \($0) ms" } ?? ""
    return switch ending {
    case .time, .letGo: place + time
    case .rightEnded: "\(place)\(time), let go at once: the hold ended, the link was not good or hubd stopped"
    case .linkLost: "\(place), then the link was lost"
    }
  }
}

extension DiverterTrial: HandTold {
  var words: String {
    let seen = answers.filter { $0.actedToUs != nil }.map(\.name)
    return stroke.words + (seen.isEmpty ? ", no eye saw it" : ", seen by " + seen.joined(separator: " and "))
  }
}
