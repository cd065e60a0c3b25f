import HubProtocol

/// The strokes of one bring-up, made one after the other; then what they say together, however they ended.
struct BringUpRun {
  let isJSON: Bool
  /// Where each line goes.
  var say: (String) -> Void = Output.line

  /// Makes the strokes and tells them.
  ///
  /// - Parameter fire: makes one stroke, by its number from 1.
  /// - Throws: what ended it before the last stroke, or that nothing was measured that can be used. What was measured
  ///   is told before.
  func carryOut(_ strokes: Int, fire: (Int) throws -> TryDiverter.Reply) throws {
    var trials: [DiverterTrial] = []
    var broken: (any Error)?
    do {
      for stroke in 1...strokes {
        if let trial = try tell(stroke, fire(stroke)) { trials.append(trial) }
      }
    } catch {
      // Thrown again behind what was measured.
      broken = error
    }
    let result = BringUpResult(trials)
    if let result { try tell(result) }
    if let broken { throw broken }
    guard let result else {
      throw CommandFailure(
        .machine,
        "client: each stroke was done before by this id: nothing was moved now, nothing was measured. Give another id"
      )
    }
    if !result.isGood { throw CommandExit.machine }
  }

  /// - Returns: the stroke, if it was made now and as it was asked.
  private func tell(_ stroke: Int, _ reply: TryDiverter.Reply) throws -> DiverterTrial? {
    if isJSON { try say(Output.text(json: reply)) }
    guard let trial = reply.trial else {
      if !isJSON { say("stroke \(stroke): done before by this id; nothing was moved now") }
      return nil
    }
    if !isJSON { say(BringUpText.line(stroke, trial)) }
    // Cut short, it says nothing of the diverter.
    guard IOText.isAsAsked(trial.stroke) else {
      throw CommandFailure(.machine, "machine: \(IOText.words(trial.stroke))")
    }
    return trial
  }

  private func tell(_ result: BringUpResult) throws {
    guard !isJSON else { return say(try Output.text(json: result)) }
    say("")
    BringUpText.lines(result).forEach(say)
  }
}
