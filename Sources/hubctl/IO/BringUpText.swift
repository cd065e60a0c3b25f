import HubProtocol

/// A bring-up as text: each stroke, then what they say together and what to do.
enum BringUpText {
  static func line(_ number: Int, _ trial: DiverterTrial) -> String {
    let answered =
      trial.stroke.acknowledgedUs.map { "answered after \(IOText.milliseconds($0))" } ?? "no answer"
    // The switch first; where it told, an eye that nobody was pushed before has nothing to say.
    let switches = trial.answers.filter { $0.kind == .diverterSwitch }
    let eyes = trial.answers.filter {
      $0.kind == .confirm && (switches.isEmpty || $0.actedToUs != nil || $0.wasActive)
    }
    return (["stroke \(number): \(answered)"] + (switches + eyes).map(words)).joined(separator: "; ")
  }

  private static func words(_ answer: EyeAnswer) -> String {
    let (active, idle) = answer.kind == .diverterSwitch ? ("out", "home") : ("blocked", "free")
    let name = answer.kind == .diverterSwitch ? "switch" : "confirm eye"
    if answer.wasActive { return "\(name) said \(active) before" }
    guard let from = answer.actedFromUs, let to = answer.actedToUs else { return "\(name) saw nothing" }
    var text = "\(name) \(active) after \(range(from, to))"
    if let from = answer.backFromUs, let to = answer.backToUs {
      text += ", \(idle) \(range(from, to)) after it was let go"
    }
    return text
  }

  private static func range(_ from: Int, _ to: Int) -> String {
    "\(from / 1_000) to \((to + 999) / 1_000) ms"
  }

  static func lines(_ result: BringUpResult) -> [String] {
    var lines = [
      "lane \(result.lane), \(result.address) of \(result.link): \(result.strokes) \(result.strokes == 1 ? "stroke" : "strokes")"
    ]
    func row(_ name: String, _ spread: BringUpResult.Spread?) {
      guard let spread else { return }
      let label = name + String(repeating: " ", count: max(26 - name.count, 1))
      lines.append(
        "  \(label)median \(IOText.milliseconds(spread.median)), \(IOText.milliseconds(spread.shortest)) to "
          + "\(IOText.milliseconds(spread.longest))"
          + (spread.within > 0 ? ", each give or take \(IOText.milliseconds(spread.within))" : ""))
    }
    row("written to answered", result.acknowledged)
    row("written to out", result.out)
    row("let go to home", result.home)
    row("written to confirm eye", result.confirm)
    lines.append(
      "  in the file               actuator: \(result.actuatorMs) ms, return: \(result.returnMs) ms")
    if let actuator = result.proposedActuatorMs {
      let back = result.proposedReturnMs.map { "\($0)" } ?? "\(result.returnMs)"
      lines.append("  proposed                  actuator: \(actuator) ms, return: \(back) ms")
    }
    if result.bounced > 0 {
      lines.append(
        "  the switch bounced in \(result.bounced) of \(result.strokes) strokes: raise its debounce, look at its mount"
      )
    }
    return lines + [""] + verdict(result)
  }

  private static func verdict(_ result: BringUpResult) -> [String] {
    switch result.verdict {
    case .good: ["good: the file is right, as far as the readings can tell"]
    case .change:
      [
        "change: put the proposed times into lane \(result.lane)'s diverter, `hubctl config check`, restart;",
        "then ten parcels through it: where they meet the diverter is the last word",
      ]
    case .uneven:
      [
        "device: the strokes differ by more than 10 ms: air pressure, a valve that sticks, something that rubs.",
        "Mend that and measure again before you change the file",
      ]
    case .noSwitch: noSwitch(result)
    case .notSeen:
      [
        "wiring: the diverter's switch did not tell each stroke. Did the diverter move?",
        "  it did: move it by hand and look at `hubctl io read \(result.link)`: does the switch's input change?",
        "  it did not: does the lamp of \(result.address) light during the stroke?",
        "    it does: valve, air, fuse of the outputs. It does not: the number of the output in the file",
      ]
    case .outBefore:
      [
        "wiring: the switch said \"out\" before the stroke. Is the diverter home?",
        "  it is: the switch is read the wrong way round (`feedback: out:` on or off), or it is stuck",
        "  it is not: mend that first",
      ]
    }
  }

  private static func noSwitch(_ result: BringUpResult) -> [String] {
    let what = "lane \(result.lane)'s diverter has no switch (`feedback`): nothing tells when it is out"
    guard result.confirm != nil else {
      return [
        what + ", and its confirm eye saw nothing.",
        "Did it move? Then lay a box before it and try again; the eye is to see the box come in.",
        "It did not: does the lamp of \(result.address) light? Yes: valve, air, fuse. No: the output's number in the file",
      ]
    }
    return [
      what + ".",
      "The confirm eye saw the box, so output, diverter and eye belong together. Its time holds the way into the",
      "lane as well: no `actuator` can be proposed from it. Film a stroke, or set it by ten parcels",
    ]
  }
}
