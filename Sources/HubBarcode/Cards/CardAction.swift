// Cards are read by the control plane, which may hold text.
#if !hasFeature(Embedded)
  /// What an operator asks for with a card.
  public enum CardAction: Hashable, Sendable {
    /// The number is the one on the lane, as in every case with a lane.
    case openLane(Int)
    case closeLane(Int)
    /// Closes a lane that is full and has no eye that says so; opening it is the word that it was emptied.
    case laneIsFull(Int)
    /// A new bag or ULD hangs at the lane; its number is scanned next.
    case openBag(Int)
    /// The bag or ULD at the lane is taken away.
    case closeBag(Int)
    /// The parcel whose label is scanned next lies here.
    case parcelIsHere
    /// The parcel whose label is scanned next was looked at.
    case inspectionDone
    /// The scanner that reads this is the one with this name in the line's file.
    case bindScanner(String)
  }

  extension CardAction {
    /// Its two letters on the card.
    ///
    /// **Source**: only letters that every keyboard layout has at the same place, so that a wrong layout garbles none.
    var verb: String {
      switch self {
      case .openLane: "LO"
      case .closeLane: "LC"
      case .laneIsFull: "LF"
      case .openBag: "BO"
      case .closeBag: "BC"
      case .parcelIsHere: "PH"
      case .inspectionDone: "ID"
      case .bindScanner: "ST"
      }
    }

    /// What stands behind the letters.
    var argument: String {
      switch self {
      case .openLane(let lane), .closeLane(let lane), .laneIsFull(let lane), .openBag(let lane),
        .closeBag(let lane):
        String(lane)
      case .parcelIsHere, .inspectionDone: ""
      case .bindScanner(let name): name.uppercased()
      }
    }

    /// - Returns: nil when the letters are no card's, or what stands behind them does not belong there.
    init?(verb: Substring, argument: Substring) {
      switch verb {
      case "PH" where argument.isEmpty: self = .parcelIsHere
      case "ID" where argument.isEmpty: self = .inspectionDone
      case "ST" where !argument.isEmpty: self = .bindScanner(argument.lowercased())
      case "LO", "LC", "LF", "BO", "BC":
        // As it was written: no sign, no leading zero.
        guard let lane = Int(argument), (1...9_999).contains(lane), String(lane) == argument else {
          return nil
        }
        switch verb {
        case "LO": self = .openLane(lane)
        case "LC": self = .closeLane(lane)
        case "LF": self = .laneIsFull(lane)
        case "BO": self = .openBag(lane)
        default: self = .closeBag(lane)
        }
      default: return nil
      }
    }

    /// The lane it is about, if it is about one.
    public var lane: Int? {
      switch self {
      case .openLane(let lane), .closeLane(let lane), .laneIsFull(let lane), .openBag(let lane),
        .closeBag(let lane):
        lane
      case .parcelIsHere, .inspectionDone, .bindScanner: nil
      }
    }

    /// Whether a label must be scanned after it.
    public var wantsLabel: Bool {
      switch self {
      case .openBag, .parcelIsHere, .inspectionDone: true
      case .openLane, .closeLane, .laneIsFull, .closeBag, .bindScanner: false
      }
    }
  }
#endif
