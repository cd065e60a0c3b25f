import HubConfig
import HubDevices
import HubUnits

/// What people move by hand: one output of the line at a time.
///
/// **Thread**: the service's.
struct HandDesk: Sendable {
  /// The move that is not over.
  struct Move: Sendable {
    var number: UInt32
    var output: HandOutput
    var actor: String
    /// When it is over by all that is known, should nobody tell.
    var until: MonotonicInstant
  }
  let outputs: HandOutputs
  private(set) var move: Move?
  private var next: UInt32 = 1
  private var progress: [UInt32: HandProgress] = [:]
  /// Commands that are being carried out: the same id twice at once is one move.
  var ids: Set<String> = []

  init(_ line: LineDescription) { outputs = HandOutputs(line) }

  /// The move that keeps others waiting, if there is one.
  func busy(at now: MonotonicInstant) -> Move? {
    guard let move, now < move.until, progress[move.number]?.isOver != true else { return nil }
    return move
  }

  /// Begins to keep what links tell of a number.
  mutating func open() -> UInt32 {
    let number = next
    next &+= 1
    progress[number] = HandProgress()
    return number
  }

  mutating func begin(_ number: UInt32, _ output: HandOutput, by actor: String, until: MonotonicInstant) {
    move = Move(number: number, output: output, actor: actor, until: until)
  }

  mutating func take(_ news: [JogNews], from link: Int) {
    for one in news { progress[one.number]?.take(one.what, from: link) }
  }

  func told(_ number: UInt32) -> HandProgress { progress[number] ?? HandProgress() }

  /// The move was never asked of its link.
  mutating func cancel(_ number: UInt32) {
    if move?.number == number { move = nil }
    progress[number] = nil
  }

  /// Nobody asks for the number any more. A move whose end was not told keeps others waiting for its time.
  mutating func close(_ number: UInt32) {
    if move?.number == number, told(number).isOver { move = nil }
    progress[number] = nil
  }
}
