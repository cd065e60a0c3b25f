/// One stroke of a diverter, and what its eyes saw of it.
public struct DiverterTrial: Codable, Hashable, Sendable {
  public var lane: Int
  public var stroke: JogStroke
  public var answers: [EyeAnswer]
  /// What the line's file says now. **Units**: milliseconds.
  public var actuatorMs: Int
  /// **Units**: milliseconds.
  public var returnMs: Int

  public init(lane: Int, stroke: JogStroke, answers: [EyeAnswer], actuatorMs: Int, returnMs: Int) {
    self.lane = lane
    self.stroke = stroke
    self.answers = answers
    self.actuatorMs = actuatorMs
    self.returnMs = returnMs
  }
}
