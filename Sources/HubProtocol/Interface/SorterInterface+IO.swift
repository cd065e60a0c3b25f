extension SorterInterface {
  /// What a person moves by hand, and what is to be seen of it.
  static var ioTypes: String {
    """
    type PointKind \(list(IOPoint.Kind.self))
    # name is what WriteIO and JogOutput take for an output; value is a bit or a number, an output's what it was told.
    type Point (name: string, kind: PointKind, link: string, address: string, value: MeasuredInt, state: ?string,
      age_mm: ?int, safe_on: ?bool)
    type StrokeEnding \(list(JogStroke.Ending.self))
    # on: what it was told. lasted_ms and ending are left out while it is not back.
    type Stroke (output: string, link: string, address: string, on: bool, for_ms: int, acknowledged_us: ?int,
      lasted_ms: ?int, ending: ?StrokeEnding)
    type AnswerKind \(list(EyeAnswer.Kind.self))
    # An edge lies between two readings. acted: since the write began; back: since the write that let go began.
    type Answer (name: string, kind: AnswerKind, address: string, was_active: bool, acted_from_us: ?int,
      acted_to_us: ?int, back_from_us: ?int, back_to_us: ?int, edges: int)
    # actuator_ms and return_ms are what the line's file says now.
    type Trial (lane: int, stroke: Stroke, answers: []Answer, actuator_ms: int, return_ms: int)
    type JogRefusal \(list(JogRefusal.self))

    """
  }

  static let ioMethods = """
    method ReadIO(link: ?string) -> (points: []Point)
    # Only while an operator holds the line, only outputs of the line's file, and back by themselves.
    # for_ms: at most 2,000, at most the diverter's longest_on. Without it the longest; for the other two 200.
    method WriteIO(output: string, on: bool, for_ms: ?int, id: string) -> (outcome: Outcome, stroke: ?Stroke)
    # Answered when the output is back.
    method JogOutput(output: string, for_ms: ?int, id: string) -> (outcome: Outcome, stroke: ?Stroke)
    # Fires a lane's diverter once and times what its switch and its confirm eye see.
    method TryDiverter(number: int, for_ms: ?int, id: string) -> (outcome: Outcome, trial: ?Trial)

    """
}
