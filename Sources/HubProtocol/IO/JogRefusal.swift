/// Why an output is not moved by hand: the closed list.
public enum JogRefusal: String, Codable, CaseIterable, Hashable, Sendable {
  /// The line sorts.
  case notHeld
  /// The line is held, but not by an operator: something is broken.
  case heldForAnotherCause
  case linkDown
  /// Its images are old, or the PLC's heartbeat or the daemon's core stands still.
  case linkNotWell
  /// The device's own watchdog is not armed: an output would stay on if this computer died.
  case linkNotArmed
  /// A parcel is where the diverter would push it.
  case parcelNear
  /// Another output is being moved.
  case busy
  /// It could not begin at once, and later it would startle.
  case waitedTooLong
  /// The device answered with an exception.
  case deviceRefused
  /// The link told nothing: the output may have moved.
  case noAnswer

  /// What is missing and what to do, for people.
  public var sentence: String {
    switch self {
    case .notHeld:
      "the line is not held: nothing is moved by hand on a line that sorts; clear the belt at the diverter, `hubctl hold`, try again"
    case .heldForAnotherCause:
      "the line is held, but not by an operator: remove the cause, `hubctl reset`, then `hubctl hold` and try again"
    case .linkDown: "there is no connection: nothing can be written; `hubctl diag` says why"
    case .linkNotWell: "the link cannot be believed now; `hubctl diag` says why, try again when it is good"
    case .linkNotArmed:
      "the device's own watchdog is not armed: the output would stay on if this computer died; `hubctl diag` says which register to set"
    case .parcelNear: "the diverter would push it: let it pass or take it off the belt, then try again"
    case .busy: "one output at a time: try again when it is back"
    case .waitedTooLong: "it could not begin within a quarter of a second and was dropped; try again"
    case .deviceRefused:
      "the device refused the write and nothing moved; `hubctl diag` shows its answer, check the coil's number"
    case .noAnswer: "hub bug: the link told nothing; the output may have moved, and is let go by itself"
    }
  }
}
