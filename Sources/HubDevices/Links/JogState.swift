import HubCore
import HubUnits

/// What a link knows of being moved by hand.
struct JogState {
  struct Running: BitwiseCopyable {
    var number: UInt32
    var rank: UInt16
  }
  /// Taken, and not carried out yet.
  var asked: JogOrder?
  /// The output that is away from its safe state; when it is let go stands in its `OutputWatch`.
  var running: Running?

  // Whose edges are told, to whom, and until when.
  var watcher: UInt32 = 0
  var watched = InputBits()
  var watchUntil: MonotonicInstant = .distantPast

  /// What is shown to people.
  var picture = LinkPicture()
}
